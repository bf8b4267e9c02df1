package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** By whom a gate is decided, and what it asks for besides what the rule asks for there. */
public class GateSettings extends AbstractDescribableImpl<GateSettings> {

    private DecidingRoleSettings[] decidedBy;

    /** Not in files from before there were this one and the next, of which a damaged file may lack one: no gate asked for more then. */
    private String[] documents = {};

    private String[] requirements = {};

    @DataBoundConstructor
    public GateSettings() {
        // what is left out depends on the gate
    }

    static GateSettings shipped(Gate gate) {
        GateSettings settings = new GateSettings();
        settings.decidedBy = DecidingRoleSettings.of(Policy.SHIPPED.gates().get(gate));
        return settings;
    }

    /** These settings; those of the rule where nobody is named at all. */
    GateSettings orShipped(Gate gate) {
        if (decidedBy == null) {
            decidedBy = shipped(gate).decidedBy;
        }
        return this;
    }

    Decision toDecision(String path) {
        return DecidingRoleSettings.toDecision(path + ".decidedBy", decidedBy);
    }

    GateAdditions toAdditions(String path) {
        if (documents != null || requirements != null) {
            Setting.required(path + ".documents", documents);
            Setting.required(path + ".requirements", requirements);
        }
        Set<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
        for (String id : orNone(documents)) {
            kinds.add(new Setting(path + ".documents", id).documentKind());
        }
        Set<Requirement> more = EnumSet.noneOf(Requirement.class);
        for (String id : orNone(requirements)) {
            more.add(new Setting(path + ".requirements", id).addedRequirement());
        }
        return new GateAdditions(kinds, more);
    }

    private static String[] orNone(String[] ids) {
        return ids == null ? new String[0] : ids;
    }

    public List<String> getDocuments() {
        return Arrays.asList(orNone(documents));
    }

    /** @param documents ids of kinds of documents that have to be on record besides those of the rule */
    @DataBoundSetter
    public void setDocuments(List<String> documents) {
        this.documents = documents.toArray(String[]::new);
    }

    public List<String> getRequirements() {
        return Arrays.asList(orNone(requirements));
    }

    /** @param requirements ids of requirements of other gates that have to be met at this one, too */
    @DataBoundSetter
    public void setRequirements(List<String> requirements) {
        this.requirements = requirements.toArray(String[]::new);
    }

    public List<DecidingRoleSettings> getDecidedBy() {
        return decidedBy == null ? null : Arrays.asList(decidedBy);
    }

    @DataBoundSetter
    public void setDecidedBy(List<DecidingRoleSettings> decidedBy) {
        this.decidedBy = decidedBy.toArray(DecidingRoleSettings[]::new);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<GateSettings> {

        /** All kinds of documents, for the form. */
        public DocumentKind[] getKinds() {
            return DocumentKind.values();
        }

        /** The requirements that can be asked for at other gates than the rule's, for the form. */
        public List<Requirement> getPossible() {
            return GateAdditions.possible();
        }

        public String labelOf(DocumentKind kind) {
            return Wording.of(kind);
        }

        public String label(Requirement requirement) {
            return Messages.WaiverSettings_requirement(requirement.id(), Wording.of(requirement));
        }
    }
}
