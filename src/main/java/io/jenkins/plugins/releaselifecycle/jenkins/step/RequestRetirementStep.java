package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requestRetirement(version, …)}: asks for retiring the application (G1). */
public class RequestRetirementStep extends GateRequestStep {

    @DataBoundConstructor
    public RequestRetirementStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.RETIRE;
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestRetirement";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestRetirementStep_displayName();
        }
    }
}
