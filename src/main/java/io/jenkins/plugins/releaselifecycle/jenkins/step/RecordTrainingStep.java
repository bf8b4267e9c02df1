package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** {@code recordTraining(audience, date, participants)}: says that key users were trained (A3, E3). */
public class RecordTrainingStep extends RecordKnownFactStep {

    private final String audience;
    private final String date;
    private final String participants;

    @DataBoundConstructor
    public RecordTrainingStep(String audience, String date, String participants) {
        this.audience = audience;
        this.date = date;
        this.participants = participants;
    }

    public String getAudience() {
        return audience;
    }

    public String getDate() {
        return date;
    }

    public String getParticipants() {
        return participants;
    }

    @Override
    FactType type() {
        return FactType.TRAINING_RECORDED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        return texts("audience", audience, "date", date, "participants", participants);
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "recordTraining";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordTrainingStep_displayName();
        }

        @POST
        public ListBoxModel doFillAudienceItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items(Audience.values());
        }
    }
}
