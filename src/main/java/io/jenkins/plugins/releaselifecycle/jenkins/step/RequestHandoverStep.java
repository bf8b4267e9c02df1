package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requestHandover(version, …)}: asks for handing the application over to operations (D7, D8). */
public class RequestHandoverStep extends GateRequestStep {

    @DataBoundConstructor
    public RequestHandoverStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.HANDOVER;
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestHandover";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestHandoverStep_displayName();
        }
    }
}
