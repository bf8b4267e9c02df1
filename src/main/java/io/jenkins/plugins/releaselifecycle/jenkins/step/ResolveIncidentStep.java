package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code resolveIncident(id, cause)}: says that an incident is over which builds alone reported. */
public class ResolveIncidentStep extends RecordKnownFactStep {

    private final String id;
    private final String cause;

    @DataBoundConstructor
    public ResolveIncidentStep(String id, String cause) {
        this.id = id;
        this.cause = cause;
    }

    public String getId() {
        return id;
    }

    public String getCause() {
        return cause;
    }

    @Override
    FactType type() {
        return FactType.INCIDENT_RESOLVED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        return texts("incident", name(id), "cause", cause);
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "resolveIncident";
        }

        @Override
        public String getDisplayName() {
            return Messages.ResolveIncidentStep_displayName();
        }
    }
}
