package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.GateAsked;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code requireSecurityScan(version, [abortPipeline])}: ends the build here unless every required kind of security test
 * has its test and its retest for this version (C1–C5), in whatever stage. Opens nothing by itself:
 * {@code productionDeployment} asks for everything.
 */
public class RequireSecurityScanStep extends ApplicationStep {

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

    /** What is in memory is answered at once; a record that has to be read first is read by another thread. */
    @Override
    public StepExecution start(StepContext context) throws IOException, InterruptedException {
        AbstractItem application = application(context);
        return Lifecycles.get().isAtHand(application)
                ? new AtOnce(context, this, application)
                : new InBackground(context, this, application);
    }

    private AbstractItem application(StepContext context) throws IOException, InterruptedException {
        try {
            return StepApplication.askedAbout(context, getApplication());
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        }
    }

    private Map<String, Object> answer(StepContext context, AbstractItem application)
            throws IOException, InterruptedException {
        Verdict verdict;
        try {
            verdict = Lifecycles.get().testsVerdict(application, new Version(version));
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        }
        GateAsked.rememberTests(context.get(Run.class), application, verdict);
        String answer = sentence(verdict);
        new VerdictReport(verdict, answer).print(context.get(TaskListener.class), application);
        if (!verdict.letsThrough() && abortPipeline) {
            throw new AbortException(Messages.RequireSecurityScanStep_closed(answer));
        }
        return StepResults.of(verdict);
    }

    /** Speaks of the security tests alone: what else the gate asks for is not said here. */
    private static String sentence(Verdict verdict) {
        String version = verdict.version().text();
        return verdict.open()
                ? Messages.RequireSecurityScanStep_passed(version)
                : Messages.RequireSecurityScanStep_missing(
                        version, verdict.missing().size());
    }

    private static final class AtOnce extends SynchronousStepExecution<Map<String, Object>> {

        private static final long serialVersionUID = 1L;

        private final transient RequireSecurityScanStep step;
        private final transient AbstractItem application;

        AtOnce(StepContext context, RequireSecurityScanStep step, AbstractItem application) {
            super(context);
            this.step = step;
            this.application = application;
        }

        @Override
        protected Map<String, Object> run() throws Exception {
            return step.answer(getContext(), application);
        }
    }

    private static final class InBackground extends SynchronousNonBlockingStepExecution<Map<String, Object>> {

        private static final long serialVersionUID = 1L;

        private final transient RequireSecurityScanStep step;
        private final transient AbstractItem application;

        InBackground(StepContext context, RequireSecurityScanStep step, AbstractItem application) {
            super(context);
            this.step = step;
            this.application = application;
        }

        @Override
        protected Map<String, Object> run() throws Exception {
            return step.answer(getContext(), application);
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
