package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code productionDeployment(version) { … }}: asks the gate to production. While it is closed the body never runs and
 * the step fails; while it is open the beginning and the end of the deployment are recorded.
 */
public class ProductionDeploymentStep extends ApplicationStep {

    private final String version;

    @DataBoundConstructor
    public ProductionDeploymentStep(String version) {
        this.version = version;
    }

    public String getVersion() {
        return version;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ProductionDeploymentExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "productionDeployment";
        }

        @Override
        public String getDisplayName() {
            return Messages.ProductionDeploymentStep_displayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
