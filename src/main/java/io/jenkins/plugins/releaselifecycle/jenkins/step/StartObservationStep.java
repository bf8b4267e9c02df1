package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Admission;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.TrialRunDates;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code startObservation(version, [trialRun], [observation])}: the trial run and its observation period begin, once the
 * version serves (D1, D5). Called again for the version that serves it records nothing. It never waits.
 */
public class StartObservationStep extends RecordFactStep {

    private final String version;
    private String trialRun;
    private String observation;

    @DataBoundConstructor
    public StartObservationStep(String version) {
        this.version = version;
    }

    public String getVersion() {
        return version;
    }

    public String getTrialRun() {
        return trialRun;
    }

    /** Length of the trial run; without it, what was decided. */
    @DataBoundSetter
    public void setTrialRun(String trialRun) {
        this.trialRun = Util.fixEmptyAndTrim(trialRun);
    }

    public String getObservation() {
        return observation;
    }

    /** Length of the observation period; without it, what was decided. */
    @DataBoundSetter
    public void setObservation(String observation) {
        this.observation = Util.fixEmptyAndTrim(observation);
    }

    @Override
    Optional<Fact> fact(Lifecycle lifecycle, Policy policy, Instant now) {
        Version asked = new Version(version);
        Optional<TrialRunTerms> decided = lifecycle.trialRun().flatMap(TrialRun::decided);
        TrialRunStarted fact = new TrialRunStarted(
                asked,
                length(
                        "trialRun",
                        trialRun,
                        decided,
                        TrialRunTerms::length,
                        policy.periods().trialRun()),
                length(
                        "observation",
                        observation,
                        decided,
                        TrialRunTerms::observation,
                        policy.periods().observation()));
        if (lifecycle.trialRun().flatMap(TrialRun::started).isEmpty()) {
            return Optional.of(fact);
        }
        requireServing(lifecycle, asked);
        return Optional.empty();
    }

    private static Period length(
            String argument,
            String text,
            Optional<TrialRunTerms> decided,
            Function<TrialRunTerms, Period> ofTerms,
            Period usual) {
        return text == null ? decided.map(ofTerms).orElse(usual) : ProposedTrialRun.period(argument, text);
    }

    private static void requireServing(Lifecycle lifecycle, Version asked) {
        String serving = lifecycle.serving().orElseThrow().text();
        if (!asked.text().equals(serving)) {
            throw new InvalidInputException(
                    Message.of(Admission.class, "admission.not-serving", asked.text(), serving));
        }
    }

    @Override
    Map<String, Object> result(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now) {
        TrialRunDates dates = TrialRunDates.of(after, policy, now).orElseThrow();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", version);
        result.put("started", recorded.isPresent());
        result.put("start", dates.start().toString());
        result.put("observationEnd", dates.observationEnd().toString());
        result.put("trialRunEnd", dates.end().toString());
        return result;
    }

    @Override
    List<String> told(Optional<RecordedFact> recorded, Lifecycle after, Policy policy, Instant now) {
        TrialRunDates dates = TrialRunDates.of(after, policy, now).orElseThrow();
        String worded = Messages.StartObservationStep_dates(
                Wording.of(dates.start()), Wording.of(dates.observationEnd()), Wording.of(dates.end()));
        return recorded.isPresent() ? List.of(worded) : List.of(Messages.StartObservationStep_again(), worded);
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "startObservation";
        }

        @Override
        public String getDisplayName() {
            return Messages.StartObservationStep_displayName();
        }
    }
}
