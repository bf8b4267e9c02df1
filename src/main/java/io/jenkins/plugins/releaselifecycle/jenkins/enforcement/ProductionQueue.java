package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.model.AbstractProject;
import hudson.model.Job;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Queue;
import hudson.model.queue.CauseOfBlockage;
import hudson.model.queue.QueueTaskDispatcher;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Holds builds of production deployment jobs in the queue while their gate is closed. The task has to be a job: what a running build
 * puts into the queue, as a {@code node} block does or a pipeline that goes on after a restart, was let go before.
 */
@Extension
@Restricted(NoExternalUse.class)
public class ProductionQueue extends QueueTaskDispatcher {

    @Override
    public CauseOfBlockage canRun(Queue.Item item) {
        return item.task instanceof Job<?, ?> job ? held(outermost(job), item) : null;
    }

    /** A configuration of a matrix, or a module, is deployed with the job that it is part of. */
    private static Job<?, ?> outermost(Job<?, ?> job) {
        Job<?, ?> outermost = job;
        while (outermost.getParent() instanceof Job<?, ?> parent) {
            outermost = parent;
        }
        return outermost;
    }

    private static HeldBuild held(Job<?, ?> job, Queue.Item item) {
        try {
            ProductionMarks.get().notice(job);
            for (ProductionTarget target : ProductionJobs.of(job)) {
                String application =
                        target.application().isEmpty() ? ApplicationItem.of(job).getFullName() : target.application();
                Optional<Message> why = mayAsk(job, target, application)
                        ? why(target, application, item, !(job instanceof AbstractProject))
                        : Optional.of(Message.of(ProductionQueue.class, "queue.not-allowed", application));
                if (why.isPresent()) {
                    return new HeldBuild(application, why.get());
                }
            }
            return null;
        } catch (InvalidInputException e) {
            return new HeldBuild(null, e.reason());
        }
    }

    /**
     * Whether the job may learn, by being held or let go, whether the gate of the application is open: its own, one for which an
     * administrator named the job, or one that allows it to record. What is not there gives nothing away.
     */
    private static boolean mayAsk(Job<?, ?> job, ProductionTarget target, String application) {
        return target.application().isEmpty()
                || application.equals(ApplicationItem.of(job).getFullName())
                || ProductionJobs.isBySettings(job, target)
                || ApplicationItem.application(application)
                        .filter(item -> !ApplicationItem.allows(item, job))
                        .isEmpty();
    }

    private static Optional<Message> why(
            ProductionTarget target, String application, Queue.Item item, boolean asksAgain) {
        if (target.versionParameter().isEmpty()) {
            return GateAnswers.get().to(new GateQuestion(application, null, asksAgain));
        }
        Set<String> versions = item.getActions(ParametersAction.class).stream()
                .flatMap(action -> action.getParameters().stream())
                .filter(parameter -> parameter.getName().equals(target.versionParameter()))
                .map(ProductionQueue::version)
                .collect(Collectors.toSet());
        return versions.size() == 1 && !versions.contains("")
                ? GateAnswers.get()
                        .to(new GateQuestion(application, versions.iterator().next(), asksAgain))
                : Optional.of(Message.of(
                        ProductionQueue.class, "queue.parameter", application, Shown.of(target.versionParameter())));
    }

    private static String version(ParameterValue parameter) {
        return parameter.getValue() instanceof String text && !parameter.isSensitive() ? text : "";
    }
}
