package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Records one thing that a pipeline knows, where it means something now; otherwise nothing, and the step fails. */
public abstract class RecordFactStep extends ApplicationStep {

    /**
     * What is to be recorded; empty where that is done already.
     *
     * @throws InvalidInputException where it is no fact
     */
    abstract Optional<Fact> fact(Lifecycle lifecycle, Policy policy, Instant now);

    /**
     * What the step returns, in plain values.
     *
     * @param recorded empty where it was on record already
     * @param after where the application stands with it
     */
    abstract Map<String, Object> result(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now);

    /** What the log says besides the fact, or instead of it where that was on record already. */
    List<String> told(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now) {
        return List.of();
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RecordFactExecution(context, this);
    }

    /** What all of these steps need. */
    abstract static class RecordFactDescriptor extends StepDescriptor {

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }

        static ListBoxModel items(Named... values) {
            ListBoxModel items = new ListBoxModel();
            for (Named value : values) {
                items.add(Wording.of(value), value.id());
            }
            return items;
        }

        /** For a form: the name of something that can be chosen. */
        public String name(Named value) {
            return Wording.of(value);
        }
    }
}
