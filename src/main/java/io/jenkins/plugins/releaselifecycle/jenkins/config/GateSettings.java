package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** By whom a gate is decided. */
public class GateSettings extends AbstractDescribableImpl<GateSettings> {

    private DecidingRoleSettings[] decidedBy;

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
        return decidedBy == null ? shipped(gate) : this;
    }

    Decision toDecision(String path) {
        return DecidingRoleSettings.toDecision(path + ".decidedBy", decidedBy);
    }

    public List<DecidingRoleSettings> getDecidedBy() {
        return decidedBy == null ? null : Arrays.asList(decidedBy);
    }

    @DataBoundSetter
    public void setDecidedBy(List<DecidingRoleSettings> decidedBy) {
        this.decidedBy = decidedBy.toArray(DecidingRoleSettings[]::new);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<GateSettings> {}
}
