package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** {@code recordIncident(impact, description, [id], [since])}: says that something went wrong, or was noticed. */
public class RecordIncidentStep extends RecordKnownFactStep {

    private final String impact;
    private final String description;
    private String id;
    private String since;

    @DataBoundConstructor
    public RecordIncidentStep(String impact, String description) {
        this.impact = impact;
        this.description = description;
    }

    public String getImpact() {
        return impact;
    }

    public String getDescription() {
        return description;
    }

    public String getId() {
        return id;
    }

    /** The name of the incident; without it, it gets one, which the step returns. */
    @DataBoundSetter
    public void setId(String id) {
        this.id = Util.fixEmptyAndTrim(id);
    }

    public String getSince() {
        return since;
    }

    /** When it began, in UTC; without it, now. */
    @DataBoundSetter
    public void setSince(String since) {
        this.since = Util.fixEmptyAndTrim(since);
    }

    @Override
    FactType type() {
        return FactType.INCIDENT_REPORTED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        String name = id == null ? unused(lifecycle) : name(id);
        return texts("incident", name, "impact", impact, "description", description, "since", since);
    }

    /** A name that no open incident has. */
    private static String unused(Lifecycle lifecycle) {
        long number = lifecycle.sequence() + 1;
        while (open(lifecycle, "INCIDENT-" + number)) {
            number++;
        }
        return "INCIDENT-" + number;
    }

    private static boolean open(Lifecycle lifecycle, String name) {
        return lifecycle.incidents().stream()
                .anyMatch(incident -> incident.id().text().equals(name));
    }

    @Override
    Map<String, Object> result(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now) {
        Map<String, Object> result = super.result(recorded, after, policy, now);
        recorded.map(RecordedFact::fact)
                .map(IncidentReported.class::cast)
                .ifPresent(reported -> result.put("id", reported.incident().text()));
        return result;
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "recordIncident";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordIncidentStep_displayName();
        }

        @POST
        public ListBoxModel doFillImpactItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items(Impact.values());
        }
    }
}
