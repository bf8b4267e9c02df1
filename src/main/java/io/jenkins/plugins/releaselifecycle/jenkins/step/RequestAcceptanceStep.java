package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requestAcceptance(version, …)}: asks for acceptance, after which formal operation begins (E5–E9). */
public class RequestAcceptanceStep extends GateRequestStep {

    @DataBoundConstructor
    public RequestAcceptanceStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.ACCEPTANCE;
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestAcceptance";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestAcceptanceStep_displayName();
        }
    }
}
