package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requestInstallation(version, …)}: asks for the installation, which is the application for the trial run (A7). */
public class RequestInstallationStep extends GateRequestStep {

    @DataBoundConstructor
    public RequestInstallationStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.INSTALL;
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestInstallation";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestInstallationStep_displayName();
        }
    }
}
