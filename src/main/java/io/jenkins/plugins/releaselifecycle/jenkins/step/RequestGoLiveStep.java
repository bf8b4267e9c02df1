package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code requestGoLive(version, …)}: asks for opening service: the start of the trial run (D1). */
public class RequestGoLiveStep extends GateRequestStep {

    private String start;
    private String trialRun;
    private String observation;

    @DataBoundConstructor
    public RequestGoLiveStep(String version) {
        super(version);
    }

    @Override
    Gate gate() {
        return Gate.GO_LIVE;
    }

    @Override
    ProposedTrialRun proposed() {
        return new ProposedTrialRun(start, trialRun, observation);
    }

    public String getStart() {
        return start;
    }

    /** Proposed first day of the trial run, such as {@code 2026-03-01}; without it, today. */
    @DataBoundSetter
    public void setStart(String start) {
        this.start = Util.fixEmptyAndTrim(start);
    }

    public String getTrialRun() {
        return trialRun;
    }

    /** Proposed length of the trial run, such as {@code P3M}; without it, the policy's usual one. */
    @DataBoundSetter
    public void setTrialRun(String trialRun) {
        this.trialRun = Util.fixEmptyAndTrim(trialRun);
    }

    public String getObservation() {
        return observation;
    }

    /** Proposed length of the observation period, such as {@code P1M}; without it, the policy's. */
    @DataBoundSetter
    public void setObservation(String observation) {
        this.observation = Util.fixEmptyAndTrim(observation);
    }

    @Extension
    public static class DescriptorImpl extends GateRequestDescriptor {
        @Override
        public String getFunctionName() {
            return "requestGoLive";
        }

        @Override
        public String getDisplayName() {
            return Messages.RequestGoLiveStep_displayName();
        }
    }
}
