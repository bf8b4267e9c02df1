package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trial run, from the opening of service on (D1–D12). What its periods amount to depends on the policy's time zone and
 * is for the policy to say; here stands what they are counted from.
 */
public final class TrialRun {

    private final Evidence opened;
    private final Version openedWith;
    private final TrialRunTerms decided;
    private final List<Interruption> interruptions = new ArrayList<>();
    private Restart restarted;
    private Evidence started;
    private Period length;
    private Period observation;
    private Period extended;
    private Evidence handover;
    private Reference problem;
    private Evidence serious;
    private Evidence remediated;

    /** @param decided what IT and BUSINESS fixed, {@code null} where no request says so */
    TrialRun(Evidence opened, Version openedWith, TrialRunTerms decided) {
        this.opened = opened;
        this.openedWith = openedWith;
        this.decided = decided;
    }

    TrialRun(TrialRun other) {
        this(other.opened, other.openedWith, other.decided);
        interruptions.addAll(other.interruptions);
        restarted = other.restarted;
        started = other.started;
        length = other.length;
        observation = other.observation;
        extended = other.extended;
        handover = other.handover;
        problem = other.problem;
        serious = other.serious;
        remediated = other.remediated;
    }

    void start(Evidence evidence, TrialRunStarted fact) {
        if (started == null) {
            started = evidence;
            length = fact.length();
            observation = fact.observation();
        }
    }

    void extend(Period whole) {
        if (started != null && (extended == null || end(extended).isBefore(end(whole)))) {
            extended = whole;
        }
    }

    private Instant end(Period whole) {
        return started.at().atZone(ZoneOffset.UTC).plus(whole).toInstant();
    }

    void interrupt(Interruption interruption) {
        if (started != null) {
            interruptions.add(interruption);
        }
    }

    /** Begins again, observation included; the handover was one of the run that ended. */
    void restart(Restart restart) {
        if (started != null) {
            interruptions.clear();
            handover = null;
            restarted = restart;
        }
    }

    void handOver(Evidence evidence) {
        if (started != null) {
            handover = evidence;
        }
    }

    /** The problem goes by the name of the request that was rejected for it. */
    void seriousProblem(Reference name, Evidence rejection) {
        problem = name;
        serious = rejection;
        remediated = null;
    }

    void remediate(Reference name, Evidence evidence) {
        if (name.equals(problem)) {
            remediated = evidence;
        }
    }

    /** When service was opened. */
    public Evidence opened() {
        return opened;
    }

    /** The version with which service was opened. */
    public Version openedWith() {
        return openedWith;
    }

    /** What IT and BUSINESS fixed with the request to go live. */
    public Optional<TrialRunTerms> decided() {
        return Optional.ofNullable(decided);
    }

    /** When trial run and observation were started for the first time. */
    public Optional<Evidence> started() {
        return Optional.ofNullable(started);
    }

    /** The lengths of the whole run that somebody fixed; the longest holds. */
    public List<Period> lengths() {
        List<Period> all = new ArrayList<>();
        Optional.ofNullable(decided).map(TrialRunTerms::length).ifPresent(all::add);
        Optional.ofNullable(length).ifPresent(all::add);
        Optional.ofNullable(extended).ifPresent(all::add);
        return all;
    }

    /** The lengths of the observation period that somebody fixed; the longest holds. */
    public List<Period> observations() {
        List<Period> all = new ArrayList<>();
        Optional.ofNullable(decided).map(TrialRunTerms::observation).ifPresent(all::add);
        Optional.ofNullable(observation).ifPresent(all::add);
        return all;
    }

    /** When it began again last; empty where it never did. */
    public Optional<Restart> restarted() {
        return Optional.ofNullable(restarted);
    }

    /** The failures since it last began, users untouched, in their order. */
    public List<Interruption> interruptions() {
        return List.copyOf(interruptions);
    }

    /** When operating rights passed to OPERATIONS in this run. */
    public Optional<Evidence> handover() {
        return Optional.ofNullable(handover);
    }

    /** The name of the serious problem, for its remediation. */
    public Optional<Reference> problem() {
        return Optional.ofNullable(problem);
    }

    /** The rejection at acceptance for a serious problem (E8). */
    public Optional<Evidence> serious() {
        return Optional.ofNullable(serious);
    }

    /** When that problem was put right. */
    public Optional<Evidence> remediated() {
        return Optional.ofNullable(remediated);
    }
}
