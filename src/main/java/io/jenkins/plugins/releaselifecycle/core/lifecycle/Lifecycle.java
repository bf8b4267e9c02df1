package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where an application stands: what its facts, folded in their order, amount to. Immutable.
 *
 * <p>Only what gates and pages ask for is kept. Whatever the facts are, and in whatever order, there is an answer; facts
 * that make no sense where they stand change nothing.
 */
public final class Lifecycle {

    private static final Lifecycle EMPTY = new Lifecycle(new Course());

    private final Course course;

    private Lifecycle(Course course) {
        this.course = course;
    }

    /** Of an application about which nothing is recorded. */
    public static Lifecycle empty() {
        return EMPTY;
    }

    public static Lifecycle of(Iterable<RecordedFact> facts) {
        return EMPTY.and(facts);
    }

    /** This application after one more fact. */
    public Lifecycle and(RecordedFact recorded) {
        return and(List.of(recorded));
    }

    /** This application after these facts, in their order. */
    public Lifecycle and(Iterable<RecordedFact> facts) {
        Folding folding = new Folding(this);
        facts.forEach(folding);
        return folding.folded();
    }

    /** Takes facts one by one, for a reader that does not keep them all. */
    public static Folding folding() {
        return new Folding(EMPTY);
    }

    /** The fold under way. */
    public static final class Folding implements Consumer<RecordedFact> {

        private final Course course;

        private Folding(Lifecycle from) {
            course = new Course(from.course);
        }

        @Override
        public void accept(RecordedFact recorded) {
            course.take(recorded);
        }

        /** The stage after the facts so far. */
        public Stage stage() {
            return course.progress.stage;
        }

        /** As {@link Lifecycle#latest()}, after the facts so far: the time that the last fact counts as recorded at. */
        public Instant latest() {
            return course.latest;
        }

        /**
         * The fact with which the trial run that goes on after the facts so far began, the last time; empty where none does.
         */
        public Optional<Evidence> running() {
            return course.progress
                    .application
                    .trialRun()
                    .filter(run -> stage() == Stage.TRIAL_RUN || stage() == Stage.ACCEPTANCE)
                    .flatMap(TrialRun::began);
        }

        /** Where the application stands after the facts so far. */
        public Lifecycle folded() {
            return new Lifecycle(new Course(course));
        }
    }

    /** Sequence of the last fact in this state; 0 for none. */
    public long sequence() {
        return course.sequence;
    }

    /**
     * The latest time that a fact bears, and so the earliest that the present moment can be, unless an administrator said that the clock
     * had been ahead; the beginning of time where there is no fact.
     */
    public Instant latest() {
        return course.latest;
    }

    /** The time that the last fact bears; earlier than {@link #latest()} where the clock was moved back. */
    public Instant last() {
        return course.last;
    }

    /** When an administrator last answered for the record. */
    public Optional<Instant> adoptedAt() {
        return Optional.ofNullable(course.adoptedAt);
    }

    /** When the clock was last found to have been moved. */
    public Optional<Instant> clockMovedAt() {
        return Optional.ofNullable(course.clockMovedAt);
    }

    /** The fact that closed the record because the job was deleted. */
    public Optional<Evidence> deleted() {
        return Optional.ofNullable(course.deleted);
    }

    /** Full name of the application; empty while it is not registered. */
    public Optional<String> name() {
        return Optional.ofNullable(course.name);
    }

    /**
     * Full names that the application had before, since somebody moved it who may also say which policy it is judged by. Its
     * policies are those of all its names, so that nobody else gets rid of one by renaming it.
     */
    public Set<String> formerNames() {
        return Collections.unmodifiableSet(course.formerNames);
    }

    /** What was last declared; the policy may ask for more. */
    public Optional<Exposure> declaredExposure() {
        return Optional.ofNullable(course.exposure);
    }

    public Optional<Classification> classification() {
        return Optional.ofNullable(course.classification);
    }

    public Stage stage() {
        return course.progress.stage;
    }

    /** The version that was last tested, asked for, changed or deployed. */
    public Optional<Version> latestVersion() {
        return Optional.ofNullable(course.latestVersion);
    }

    /** The version that was last installed through the gate of this trial application. */
    public Optional<Version> installed() {
        return Optional.ofNullable(course.progress.application.installed);
    }

    /** The first installation of this trial application, from which the testing term runs (B2). */
    public Optional<Evidence> firstInstallation() {
        return Optional.ofNullable(course.progress.application.firstInstallation);
    }

    /** When {@link #installed()} was installed; what was tested in production before that was another version (B5). */
    public Optional<Evidence> installation() {
        return Optional.ofNullable(course.progress.application.installation);
    }

    /**
     * The gate that a deployment of that version goes through: installation before it is installed, then the opening of
     * service, and changes from then on.
     */
    public Gate deploymentGate(Version version) {
        return switch (stage()) {
            case DEVELOPMENT, TRIAL_APPLICATION -> Gate.INSTALL;
            case TRIAL_TESTING -> installed().filter(version::equals).isPresent() ? Gate.GO_LIVE : Gate.INSTALL;
            case TRIAL_RUN, ACCEPTANCE, FORMAL_OPERATION, RETIRED -> Gate.CHANGE;
        };
    }

    /** The version that serves in production. */
    public Optional<Version> serving() {
        return Optional.ofNullable(course.progress.serving);
    }

    /** The first security test of that kind in this trial application, of whichever version. */
    public Optional<SecurityTest> firstTest(ScanKind kind) {
        return course.progress.rounds.first(kind);
    }

    /** The security test of that kind that decides for that version. */
    public Optional<TestRound> round(ScanKind kind, Version version) {
        return course.progress.rounds.round(kind, version);
    }

    /** For which other kind a report of that digest was recorded. One report speaks for one kind of test (C1). */
    public Optional<ReportOfAnotherKind> reportOfAnotherKind(ScanKind kind, String sha256) {
        return course.progress.rounds.ofAnotherKind(kind, sha256);
    }

    /** The last fact after which tests of that kind and version say nothing any more: a change or a remediation. */
    public Optional<Evidence> touched(ScanKind kind, Version version) {
        Optional<Evidence> changed =
                course.progress.application.dossier.version(version).flatMap(file -> file.touched(kind));
        Optional<Evidence> remediated = course.nonconformities.remediated(kind);
        return changed.filter(change -> remediated.isEmpty()
                        || change.sequence() > remediated.get().sequence())
                .or(() -> remediated);
    }

    public Optional<RecordedDocument> document(DocumentKind kind) {
        return course.progress.application.dossier.document(kind);
    }

    public Optional<Evidence> training(Audience audience) {
        return course.progress.application.dossier.training(audience);
    }

    /** The last backup of this trial application. */
    public Optional<Evidence> backup() {
        return course.progress.application.dossier.backup();
    }

    /** Who last confirmed it in that role and has not taken it back; of that version, where it is of one. */
    public Optional<Evidence> confirmation(ConfirmationSubject subject, Role role, Version version) {
        return course.progress.application.dossier.confirmation(subject, role, version);
    }

    /** The last result in each respect that was tested. */
    public Map<TestAspect, AspectResult> tests(TestEnvironment environment, Version version) {
        return course.progress.application.dossier.tests(environment, version);
    }

    /** What is changed with that version. */
    public Optional<Change> change(Version version) {
        return course.progress.application.dossier.version(version).flatMap(VersionFile::change);
    }

    /** What is changed with the versions of the present trial application. */
    public Map<Version, Change> changes() {
        return course.progress.application.dossier.changes();
    }

    /** The last request at that gate. */
    public Optional<GateRequest> request(Gate gate) {
        return course.progress.requests.at(gate);
    }

    public List<Waiver> waivers() {
        return course.progress.requests.waivers();
    }

    /** The nonconformities that are open, in the order in which they were opened. */
    public List<Nonconformity> nonconformities() {
        return course.nonconformities.open();
    }

    /** The nonconformities that were found in that version and are closed because another version has them no more. */
    public List<Nonconformity> nonconformitiesLeftIn(Version version) {
        return course.nonconformities.leftIn(version);
    }

    /** When a nonconformity was last closed. */
    public Optional<Evidence> nonconformityClosed() {
        return course.nonconformities.closed();
    }

    /** The present trial run, once service was opened. */
    public Optional<TrialRun> trialRun() {
        return course.progress.application.trialRun();
    }

    /** The incidents that are not resolved. */
    public List<Incident> incidents() {
        return course.incidents.open();
    }

    /** The last extension of that deadline in this trial application. */
    public Optional<Extension> extension(Term term) {
        return Optional.ofNullable(course.progress.application.extensions.get(term));
    }

    public Optional<Evidence> filing() {
        return Optional.ofNullable(course.progress.application.filing);
    }

    public Optional<WorkingGroup> workingGroup() {
        return Optional.ofNullable(course.progress.application.workingGroup);
    }

    /** Rights that were lent and not taken back. */
    public List<TemporaryAccess> temporaryAccesses() {
        return new ArrayList<>(course.accesses.values());
    }

    /** When it was last said who supports the application (F2). */
    public Optional<Evidence> support() {
        return Optional.ofNullable(course.support);
    }

    /** Who supports the application, in the words of whoever named them last (F2). */
    public Optional<String> supporter() {
        return Optional.ofNullable(course.supporter);
    }

    /** Closed gates that somebody went through and that IT has not reviewed. */
    public List<BreakGlass> unreviewedBreakGlass() {
        return course.deployments.unreviewed();
    }

    /** The request for that version that stands at the gate, unless it has ended without being granted. */
    public Optional<GateRequest> openRequest(Gate gate, Version version) {
        return request(gate)
                .filter(request -> request.version().equals(version))
                .filter(request -> request.request().closing().isEmpty());
    }

    /** Deployments that began and have not ended, in their order. */
    public List<UnfinishedDeployment> unfinishedDeployments() {
        return course.deployments.unfinished();
    }

    /** Whether a deployment that began with the fact of that sequence has not ended. */
    public boolean underWay(long started) {
        return course.deployments.underWay(started);
    }

    /** Who began the last deployment that succeeded of another version than that one. */
    public Optional<Actor> deployerBefore(Version version) {
        return course.deployments.deployerBefore(version);
    }

    /** The first fact that cannot be judged. While there is one, every gate is closed. */
    public Optional<NotUnderstood> notUnderstood() {
        return Optional.ofNullable(course.notUnderstood);
    }
}
