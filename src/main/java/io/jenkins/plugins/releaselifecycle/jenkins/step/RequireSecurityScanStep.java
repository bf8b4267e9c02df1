package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code requireSecurityScan(version, [abortPipeline])}: ends the build here unless every required kind of security test
 * has its test and its retest for this version (C1–C5). Opens nothing by itself: {@code productionDeployment} asks again.
 */
public class RequireSecurityScanStep extends Step {

    private final String version;
    private boolean abortPipeline = true;

    @DataBoundConstructor
    public RequireSecurityScanStep(String version) {
        this.version = version;
    }

    public String getVersion() {
        return version;
    }

    public boolean isAbortPipeline() {
        return abortPipeline;
    }

    /** Whether the step fails the build while the gate is closed; it returns the verdict otherwise. */
    @DataBoundSetter
    public void setAbortPipeline(boolean abortPipeline) {
        this.abortPipeline = abortPipeline;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {

        private static final long serialVersionUID = 1L;

        private final transient RequireSecurityScanStep step;

        Execution(StepContext context, RequireSecurityScanStep step) {
            super(context);
            this.step = step;
        }

        @Override
        protected Map<String, Object> run() throws Exception {
            Run<?, ?> run = getContext().get(Run.class);
            TaskListener listener = getContext().get(TaskListener.class);
            Verdict verdict;
            try {
                verdict = Lifecycles.get().verdict(run.getParent(), new Version(step.getVersion()));
            } catch (InvalidInputException e) {
                throw new AbortException(Wording.of(e.reason()));
            }
            new VerdictReport(verdict).print(listener, run.getParent());
            if (!verdict.open() && step.isAbortPipeline()) {
                throw new AbortException(Messages.RequireSecurityScanStep_closed(Wording.of(verdict.summary())));
            }
            return StepResults.of(verdict);
        }
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "requireSecurityScan";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequireSecurityScanStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
