package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.model.AbstractItem;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Committers;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.GateAsked;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Asks the gate that the deployment goes through and records the beginning in one decision, so that nothing can come in
 * between.
 */
class ProductionDeploymentExecution extends GeneralNonBlockingStepExecution {

    private static final long serialVersionUID = 1L;

    private final String version;

    /** Full name of another application, as the Jenkinsfile gives it; {@code null} for the build's own. */
    private final String application;

    ProductionDeploymentExecution(StepContext context, ProductionDeploymentStep step) {
        super(context);
        this.version = step.getVersion();
        this.application = step.getApplication();
    }

    @Override
    public boolean start() {
        run(this::ask);
        return false;
    }

    private void ask() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        TaskListener listener = getContext().get(TaskListener.class);
        AbstractItem item;
        Begun begun;
        try {
            item = StepApplication.recordedFor(getContext(), application);
            begun = decide(run, item, listener);
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(
                    Messages.ProductionDeploymentStep_closed(Wording.of(e.reason()) + " " + Wording.of(e.remedy())));
        }
        DeploymentBlock.mark(getContext().get(FlowNode.class), begun.ledger(), begun.sequence());
        getContext()
                .newBodyInvoker()
                .withCallback(new Finish(begun, failed(run), StepApplication.remembered(run, item)))
                .start();
    }

    /** Whether the build has failed so far, also where its pipeline caught the failure. */
    private static boolean failed(Run<?, ?> run) {
        Result result = run.getResult();
        return result != null && result.isWorseOrEqualTo(Result.FAILURE);
    }

    /** The gate that a deployment went through, and the place of the fact that it began. */
    private record Begun(Gate gate, LedgerId ledger, long sequence) {}

    private Begun decide(Run<?, ?> run, AbstractItem item, TaskListener listener) throws IOException {
        Actor.Build actor = Lifecycles.actor(run);
        Version deployed = new Version(version);
        AtomicReference<Verdict> answer = new AtomicReference<>();
        AtomicLong stood = new AtomicLong();
        Lifecycles lifecycles = Lifecycles.get();
        Committers committers = committers(run, item, deployed);
        List<RecordedFact> recorded = lifecycles.decide(item, actor, (lifecycle, now) -> {
            requireNoOther(item, lifecycle);
            Gate gate = lifecycle.deploymentGate(deployed);
            Verdict verdict = lifecycles
                    .judgement(item, lifecycle, now)
                    .asking(question -> question.deploying(committers).goingOnBy(asker -> Askers.include(run, asker)))
                    .verdict(gate, deployed);
            answer.set(verdict);
            stood.set(lifecycle.sequence());
            return List.of(fact(verdict));
        });
        Verdict verdict = answer.get();
        GateAsked.remember(run, item, stood.get(), verdict);
        RunAnchor.remember(run, item);
        new VerdictReport(verdict, Wording.of(verdict.summary())).print(listener, item);
        if (!verdict.letsThrough()) {
            throw new AbortException(Messages.ProductionDeploymentStep_closed(Wording.of(verdict.summary())));
        }
        LedgerId ledger = lifecycles.anchor(item).orElseThrow().ledger();
        return recorded.stream()
                .filter(fact -> fact.fact() instanceof DeploymentStarted)
                .map(fact -> new Begun(verdict.gate(), ledger, fact.sequence()))
                .findFirst()
                .orElseThrow();
    }

    /** Looked for before the record is held, because builds are loaded for it, and only where a policy excludes them. */
    private static Committers committers(Run<?, ?> run, AbstractItem item, Version deployed) {
        Lifecycle before = Lifecycles.get().lifecycle(item);
        return Committers.of(
                Authors.areExcluded(item, before) ? Authors.of(run, before.deployerBefore(deployed)) : List.of());
    }

    /** Two deployments at once would leave nobody knowing what is in production. */
    private static void requireNoOther(AbstractItem item, Lifecycle lifecycle) {
        lifecycle.unfinishedDeployments().stream().findFirst().ifPresent(other -> {
            throw new InvalidInputException(Message.of(
                    ProductionDeploymentExecution.class,
                    Lifecycles.runs(item, other.evidence().actor()) ? "deployment.other-runs" : "deployment.other-died",
                    other.version().text(),
                    other.evidence().actor().shown(),
                    other.evidence().at(),
                    other.evidence().sequence()));
        });
    }

    private static Fact fact(Verdict verdict) {
        List<String> unmet = verdict.missing().stream().map(Requirement::id).toList();
        return verdict.letsThrough()
                ? new DeploymentStarted(verdict.gate(), verdict.version(), unmet, verdict.policy())
                : new DeploymentBlocked(verdict.gate(), verdict.version(), unmet, verdict.policy());
    }

    /** Records the end before the step ends, so that a build never goes on from a deployment that is not on record. */
    private final class Finish extends BodyExecutionCallback {

        private static final long serialVersionUID = 1L;

        private final String gate;
        private final long started;
        private final boolean failedBefore;

        /** {@code null} for that of the build's own application. */
        private final String record;

        Finish(Begun begun, boolean failedBefore, String record) {
            this.gate = begun.gate().name();
            this.started = begun.sequence();
            this.record = record;
            this.failedBefore = failedBefore;
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            run(() -> {
                boolean failedMeanwhile = !failedBefore && failed(context.get(Run.class));
                record(context, failedMeanwhile ? DeploymentOutcome.FAILED : DeploymentOutcome.SUCCEEDED);
                context.onSuccess(result);
            });
        }

        @Override
        public void onFailure(StepContext context, Throwable cause) {
            run(() -> {
                boolean aborted = cause instanceof FlowInterruptedException interruption
                        && interruption.getResult() == Result.ABORTED;
                try {
                    record(context, aborted ? DeploymentOutcome.ABORTED : DeploymentOutcome.FAILED);
                } catch (AbortException notRecorded) {
                    cause.addSuppressed(notRecorded);
                }
                context.onFailure(cause);
            });
        }

        private void record(StepContext context, DeploymentOutcome outcome) throws IOException, InterruptedException {
            Run<?, ?> run = context.get(Run.class);
            DeploymentFinished finished =
                    new DeploymentFinished(Gate.valueOf(gate), new Version(version), started, outcome);
            boolean recorded;
            try {
                AbstractItem item = StepApplication.find(run, record).orElseThrow(Finish::applicationGone);
                recorded = Lifecycles.get().finish(item, Lifecycles.actor(run), finished);
                RunAnchor.remember(run, item);
            } catch (LedgerException e) {
                throw new AbortException(Messages.ProductionDeploymentStep_endNotRecorded(
                        Wording.of(e.reason()), Wording.of(e.remedy())));
            }
            if (!recorded) {
                throw new AbortException(Messages.ProductionDeploymentStep_notUnderWay());
            }
            context.get(TaskListener.class)
                    .getLogger()
                    .println(Messages.ProductionDeploymentStep_finished(version, Wording.of(outcome)));
        }

        private static AbortException applicationGone() {
            return new AbortException(Messages.ProductionDeploymentStep_applicationGone());
        }
    }
}
