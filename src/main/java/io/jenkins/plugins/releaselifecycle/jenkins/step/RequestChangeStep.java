package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requestChange(version, …)}: asks for the deployment of a change while service is open (D10, F3). */
public class RequestChangeStep extends GateRequestStep {

    @DataBoundConstructor
    public RequestChangeStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.CHANGE;
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestChange";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestChangeStep_displayName();
        }
    }
}
