package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** By whom each gate is decided, and what it asks for besides what the rule asks for there. */
public class GatesSettings extends AbstractDescribableImpl<GatesSettings> {

    private GateSettings install = GateSettings.shipped(Gate.INSTALL);
    private GateSettings goLive = GateSettings.shipped(Gate.GO_LIVE);
    private GateSettings handover = GateSettings.shipped(Gate.HANDOVER);
    private GateSettings acceptance = GateSettings.shipped(Gate.ACCEPTANCE);
    private GateSettings change = GateSettings.shipped(Gate.CHANGE);
    private GateSettings retire = GateSettings.shipped(Gate.RETIRE);

    @DataBoundConstructor
    public GatesSettings() {
        // everything has a default: the rule itself
    }

    Decision toDecision(Gate gate) {
        String path = "policy.gates." + gate.key();
        return Setting.required(path, of(gate)).toDecision(path);
    }

    GateAdditions toAdditions(Gate gate) {
        String path = "policy.gates." + gate.key();
        return Setting.required(path, of(gate)).toAdditions(path);
    }

    private GateSettings of(Gate gate) {
        return switch (gate) {
            case INSTALL -> install;
            case GO_LIVE -> goLive;
            case HANDOVER -> handover;
            case ACCEPTANCE -> acceptance;
            case CHANGE -> change;
            case RETIRE -> retire;
        };
    }

    public GateSettings getInstall() {
        return install;
    }

    @DataBoundSetter
    public void setInstall(GateSettings install) {
        this.install = install.orShipped(Gate.INSTALL);
    }

    public GateSettings getGoLive() {
        return goLive;
    }

    @DataBoundSetter
    public void setGoLive(GateSettings goLive) {
        this.goLive = goLive.orShipped(Gate.GO_LIVE);
    }

    public GateSettings getHandover() {
        return handover;
    }

    @DataBoundSetter
    public void setHandover(GateSettings handover) {
        this.handover = handover.orShipped(Gate.HANDOVER);
    }

    public GateSettings getAcceptance() {
        return acceptance;
    }

    @DataBoundSetter
    public void setAcceptance(GateSettings acceptance) {
        this.acceptance = acceptance.orShipped(Gate.ACCEPTANCE);
    }

    public GateSettings getChange() {
        return change;
    }

    @DataBoundSetter
    public void setChange(GateSettings change) {
        this.change = change.orShipped(Gate.CHANGE);
    }

    public GateSettings getRetire() {
        return retire;
    }

    @DataBoundSetter
    public void setRetire(GateSettings retire) {
        this.retire = retire.orShipped(Gate.RETIRE);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<GatesSettings> {}
}
