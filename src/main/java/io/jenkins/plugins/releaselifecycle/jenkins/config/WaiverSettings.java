package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.WaiverTerms;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Who may let a requirement be unmet for a while, and for which nobody may. */
public class WaiverSettings extends AbstractDescribableImpl<WaiverSettings> {

    private DecidingRoleSettings[] decidedBy = DecidingRoleSettings.of(WaiverTerms.SHIPPED.decidedBy());
    private String[] excluded =
            WaiverTerms.SHIPPED.excluded().stream().map(Requirement::id).toArray(String[]::new);

    @DataBoundConstructor
    public WaiverSettings() {
        // everything has a default: as shipped
    }

    WaiverTerms toTerms() {
        Decision decision = DecidingRoleSettings.toDecision("policy.waivers.decidedBy", decidedBy);
        Set<Requirement> never = EnumSet.noneOf(Requirement.class);
        for (String id : Setting.required("policy.waivers.excluded", excluded)) {
            never.add(new Setting("policy.waivers.excluded", id).requirement());
        }
        return Setting.within("policy", () -> new WaiverTerms(decision, never));
    }

    public List<DecidingRoleSettings> getDecidedBy() {
        return decidedBy == null ? null : Arrays.asList(decidedBy);
    }

    @DataBoundSetter
    public void setDecidedBy(List<DecidingRoleSettings> decidedBy) {
        this.decidedBy = decidedBy.toArray(DecidingRoleSettings[]::new);
    }

    public List<String> getExcluded() {
        return excluded == null ? null : Arrays.asList(excluded);
    }

    @DataBoundSetter
    public void setExcluded(List<String> excluded) {
        this.excluded = excluded.toArray(String[]::new);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<WaiverSettings> {

        /** The requirements that can be excluded, for the form. */
        public List<Requirement> getRequirements() {
            return Requirement.allWaivable();
        }

        public String label(Requirement requirement) {
            return Messages.WaiverSettings_requirement(requirement.id(), Wording.of(requirement));
        }
    }
}
