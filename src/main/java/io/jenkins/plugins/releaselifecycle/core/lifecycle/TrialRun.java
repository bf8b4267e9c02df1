package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trial run, from the opening of service on (D1–D12). What its periods amount to depends on the policy's time zone and
 * is for the policy to say; here stands what they are counted from.
 */
public final class TrialRun {

    private final Evidence opened;
    private final Version openedWith;
    private final TrialRunTerms decided;
    private final List<Interruption> interruptions = new ArrayList<>();
    private final List<Period> extended = new ArrayList<>();
    private final VersionMap<Evidence> deployed;
    private final SeriousProblems problems;
    private Restart restarted;
    private Evidence started;
    private Period length;
    private Period observation;
    private Evidence handover;
    private boolean admitted = true;

    /** @param decided what IT and BUSINESS fixed, {@code null} where no request says so */
    TrialRun(Evidence opened, Version openedWith, TrialRunTerms decided) {
        this.opened = opened;
        this.openedWith = openedWith;
        this.decided = decided;
        deployed = new VersionMap<>();
        problems = new SeriousProblems();
    }

    TrialRun(TrialRun other) {
        opened = other.opened;
        openedWith = other.openedWith;
        decided = other.decided;
        deployed = new VersionMap<>(other.deployed);
        problems = new SeriousProblems(other.problems);
        interruptions.addAll(other.interruptions);
        restarted = other.restarted;
        extended.addAll(other.extended);
        started = other.started;
        length = other.length;
        observation = other.observation;
        handover = other.handover;
        admitted = other.admitted;
    }

    void start(Evidence evidence, TrialRunStarted fact) {
        if (started == null) {
            started = evidence;
            length = fact.length();
            observation = fact.observation();
        }
    }

    /** Months have no fixed length, so that of two extensions either may be the longer one, from one day or another. */
    void extend(Period whole) {
        if (started != null && extended.stream().noneMatch(other -> reachesAsFar(other, whole))) {
            extended.removeIf(other -> reachesAsFar(whole, other));
            extended.add(whole);
        }
    }

    private static boolean reachesAsFar(Period one, Period other) {
        return one.toTotalMonths() >= other.toTotalMonths() && one.getDays() >= other.getDays();
    }

    /**
     * Something failed for a while, users untouched. Where that becomes known only after a handover that it came before,
     * the observation had not ended as it should, and the handover is void (D6).
     *
     * @return whether a handover is void now
     */
    boolean interrupt(Interruption interruption) {
        if (started == null) {
            return false;
        }
        interruptions.add(interruption);
        boolean handedOver = handover != null && interruption.from().isBefore(handover.at());
        handover = handedOver ? null : handover;
        return handedOver;
    }

    /** Begins again, observation included; the handover was one of the run that ended. */
    void restart(Restart restart) {
        if (started != null) {
            restarted = restart.noEarlierThan(lastBreak());
            interruptions.clear();
            deployed.clear();
            handover = null;
        }
    }

    /** The last moment at which something is known to have broken the run, whatever the clock said since. */
    private Instant lastBreak() {
        return Stream.concat(
                        restarted().stream().map(restart -> restart.evidence().at()),
                        interruptions.stream().map(Interruption::to))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** @param throughTheChange whether it went through the gate for changes of this run */
    void deployed(Version version, Evidence evidence, boolean throughTheChange) {
        admitted = throughTheChange;
        deployed.put(version, evidence);
        problems.deployed(version, evidence);
    }

    /** Whether the version was deployed since the run last began. */
    boolean ranWith(Version version) {
        return deployed.get(version).isPresent();
    }

    void handOver(Evidence evidence) {
        if (started != null) {
            handover = evidence;
        }
    }

    /** The problem goes by the name of the request that was rejected for it. */
    void seriousProblem(Reference name, Version version, Evidence rejection) {
        problems.found(name, version, rejection);
    }

    /** @param serving {@code null} where nothing serves */
    void remediate(RemediationFinished fact, Evidence evidence, Version serving) {
        problems.remedied(fact, evidence, serving);
    }

    /** When service was opened. */
    public Evidence opened() {
        return opened;
    }

    /** The version with which it was opened, the only one that went through the gate {@code go-live} for it. */
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
        all.addAll(extended);
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

    /** The fact with which it began, the last time; empty while it was not started. */
    public Optional<Evidence> began() {
        return restarted().map(Restart::evidence).or(this::started);
    }

    /** The failures since it last began, users untouched, in their order. */
    public List<Interruption> interruptions() {
        return List.copyOf(interruptions);
    }

    /** When operating rights passed to OPERATIONS in this run. */
    public Optional<Evidence> handover() {
        return Optional.ofNullable(handover);
    }

    /** Whether what serves went through the gate {@code go-live} or {@code change} of this run, and not round it. */
    public boolean admitted() {
        return admitted;
    }

    /** The serious problems that were found at acceptance (E8). */
    public SeriousProblems problems() {
        return problems;
    }
}
