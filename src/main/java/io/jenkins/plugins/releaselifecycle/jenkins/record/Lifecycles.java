package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.UnfinishedDeployment;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ApplicationDeleted;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import jenkins.security.HMACConfidentialKey;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place where a job meets its ledger, the policy and the clock. */
@Extension
@Restricted(NoExternalUse.class)
public class Lifecycles {

    private final SecureRandom random = new SecureRandom();
    private final HMACConfidentialKey key = new HMACConfidentialKey(Lifecycles.class, "ledger");
    private final Records records = new Records(directory(), key::mac);
    private final Claims claims = new Claims();

    /** Nothing but a test of this package can set another one. */
    volatile ControllerClock clock = ControllerClock.ofThisMachine();

    public static Lifecycles get() {
        return ExtensionList.lookupSingleton(Lifecycles.class);
    }

    /** Who records what a build does. */
    public static Actor.Build actor(Run<?, ?> run) {
        return new Actor.Build(
                run.getParent().getFullName(), run.getNumber(), Instant.ofEpochMilli(run.getTimeInMillis()));
    }

    /** Whether the build of an unfinished deployment still runs. Loads that build, if it is there. */
    public static boolean runs(Job<?, ?> job, UnfinishedDeployment deployment) {
        if (!(deployment.evidence().actor() instanceof Actor.Build build)) {
            return false;
        }
        Run<?, ?> run = job.getBuildByNumber(build.number());
        return run != null && run.isBuilding() && actor(run).startedAt().equals(build.startedAt());
    }

    /** Whether the job is an application, or its owner means it to be one. Reads no ledger. */
    public boolean concerns(Job<?, ?> job) {
        return new LedgerPointer(job).exists() || Judgement.declared(job).isPresent();
    }

    /**
     * The record of the job, if it has one.
     *
     * @throws LedgerException where it has one that cannot be trusted or read, or that is another application's
     */
    public Optional<ApplicationRecord> find(Job<?, ?> job) {
        return pointed(job, job.getFullName());
    }

    private Optional<ApplicationRecord> pointed(Job<?, ?> job, String fullName) {
        Optional<LedgerId> id = new LedgerPointer(job).read();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ApplicationRecord application = records.of(id.get(), now());
        Optional<LedgerException> wrong = wrong(job, fullName, application);
        if (wrong.isPresent()) {
            records.note(id.get(), wrong.get());
            throw wrong.get();
        }
        records.sound(id.get());
        return Optional.of(application);
    }

    /** Why a record that is sound is not the job's to use. */
    private Optional<LedgerException> wrong(Job<?, ?> job, String fullName, ApplicationRecord application) {
        Lifecycle lifecycle = application.lifecycle();
        String owner = lifecycle.name().orElseThrow();
        Optional<String> rival = claims.rival(application.id(), job);
        if (rival.isPresent()) {
            return Optional.of(LedgerException.disputed(fullName, rival.get()));
        }
        if (lifecycle.deleted().isPresent()) {
            return Optional.of(LedgerException.closed(owner));
        }
        if (!owner.equals(fullName)) {
            return Optional.of(LedgerException.ofAnother(fullName, owner));
        }
        return application
                .behind(() -> RunAnchor.newest(job, application.id()))
                .map(place -> records.behind(application, place));
    }

    /**
     * Where the application stands; empty where nothing is recorded about it.
     *
     * @throws LedgerException where it has a record that cannot be trusted or read
     */
    public Lifecycle lifecycle(Job<?, ?> job) {
        return find(job).map(ApplicationRecord::lifecycle).orElse(Lifecycle.empty());
    }

    /**
     * Decides on the state of the application and records what was decided and what follows from it, with nothing in
     * between. The first fact about a job begins its ledger.
     *
     * @return what was recorded, in its order
     * @throws LedgerException where it cannot be recorded
     */
    public List<RecordedFact> decide(Job<?, ?> job, Actor actor, Decision decision) {
        return decide(job, findOrCreate(job, actor), actor, (lifecycle, now) -> {
            List<Fact> facts = new ArrayList<>();
            tightening(job, lifecycle).ifPresent(facts::add);
            facts.addAll(decision.facts(lifecycle, now));
            return facts;
        });
    }

    private List<RecordedFact> decide(Job<?, ?> job, ApplicationRecord application, Actor actor, Decision decision) {
        List<RecordedFact> recorded = recording(
                application,
                () -> application.decide(
                        clock.read(),
                        actor,
                        decision,
                        (lifecycle, now) -> Judgement.following(
                                job, lifecycle, now, others(lifecycle, now), application.evidence()::state)));
        ReleaseLifecycleListener.tell(job, recorded);
        return recorded;
    }

    /** The moments that can be the present one as well as {@code now}: there are some where the clock was moved. */
    private Set<Instant> others(Lifecycle lifecycle, Instant now) {
        Set<Instant> moments = new LinkedHashSet<>();
        clock.read().doubt().map(ControllerClock.Doubt::shown).ifPresent(moments::add);
        if (lifecycle.latest().isAfter(now)) {
            moments.add(lifecycle.latest());
        }
        return moments;
    }

    private synchronized ApplicationRecord findOrCreate(Job<?, ?> job, Actor actor) {
        Optional<ApplicationRecord> existing = find(job);
        if (existing.isPresent()) {
            return existing.get();
        }
        LedgerId id = LedgerId.random(random);
        ApplicationRecord created = records.create(id, now(), actor, job.getFullName());
        try {
            new LedgerPointer(job).write(id);
        } catch (LedgerException e) {
            abandon(created, job.getFullName(), e);
            throw e;
        }
        claims.rival(id, job);
        return created;
    }

    /** Closes a record that no job will ever point at. */
    private void abandon(ApplicationRecord created, String name, LedgerException why) {
        try {
            close(created, new Actor.Product(), name);
        } catch (LedgerException e) {
            why.addSuppressed(e);
        }
    }

    /** The declaration in the job's configuration, where it asks for more than the one on record. */
    private static Optional<Fact> tightening(Job<?, ?> job, Lifecycle lifecycle) {
        Optional<Exposure> recorded = lifecycle.declaredExposure();
        return Judgement.declared(job)
                .filter(now -> recorded.isEmpty() || now.compareTo(recorded.get()) > 0)
                .map(ExposureDeclared::new);
    }

    /** Records that the job was renamed or moved. */
    void moved(Job<?, ?> job, Actor actor, String from, String to) {
        pointed(job, from)
                .ifPresent(application ->
                        decide(job, application, actor, (lifecycle, now) -> List.of(new ApplicationMoved(from, to))));
    }

    /** Records what the job's configuration now says of its exposure, where that asks for more than the record. */
    void tighten(Job<?, ?> job, Actor actor) {
        find(job)
                .ifPresent(application -> decide(
                        job,
                        application,
                        actor,
                        (lifecycle, now) ->
                                tightening(job, lifecycle).map(List::of).orElse(List.of())));
    }

    /**
     * Whether the record says external although the job's configuration no longer does: what an administrator may
     * change.
     */
    public boolean mayBeDeclaredInternal(Job<?, ?> job, Lifecycle lifecycle) {
        return lifecycle.declaredExposure().filter(Exposure.EXTERNAL::equals).isPresent()
                && !Judgement.declared(job).equals(Optional.of(Exposure.EXTERNAL));
    }

    /** Records an administrator's word that the application is internal. Whoever calls this has checked who asks. */
    public void declareInternal(Job<?, ?> job, Actor administrator) {
        find(job)
                .ifPresent(application -> decide(
                        job,
                        application,
                        administrator,
                        (lifecycle, now) -> mayBeDeclaredInternal(job, lifecycle)
                                ? List.of(new ExposureDeclared(Exposure.INTERNAL))
                                : List.of()));
    }

    /**
     * Records the end of a deployment, if it is one that began and has not ended.
     *
     * @return whether it is, and so was recorded
     * @throws LedgerException where the application has no record any more, or one that cannot be trusted
     */
    public boolean finish(Job<?, ?> job, Actor actor, DeploymentFinished finished) {
        ApplicationRecord application =
                find(job).orElseThrow(() -> LedgerException.missing(new LedgerPointer(job).file()));
        List<RecordedFact> recorded = decide(
                job,
                application,
                actor,
                (lifecycle, now) -> lifecycle.underWay(finished.started()) ? List.of(finished) : List.of());
        return !recorded.isEmpty();
    }

    /**
     * What the application counts as: the strictest of the administrator's word, the record's and the job's.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Exposure exposure(Job<?, ?> job, Lifecycle lifecycle) {
        return Judgement.exposure(job, lifecycle);
    }

    /**
     * The answer of a gate for that state of the application.
     *
     * @param now the moment for which it is asked
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Verdict verdict(Job<?, ?> job, Lifecycle lifecycle, Gate gate, Version version, Instant now) {
        return Judgement.verdict(job, lifecycle, gate, version, now, others(lifecycle, now), evidence(job));
    }

    /** What is kept beside the record of an application; empty where it has none. */
    Optional<EvidenceStore> evidenceOf(Job<?, ?> job) {
        return new LedgerPointer(job).read().map(id -> records.of(id, now()).evidence());
    }

    private Function<String, EvidenceState> evidence(Job<?, ?> job) {
        return evidenceOf(job)
                .<Function<String, EvidenceState>>map(evidence -> evidence::state)
                .orElse(digest -> EvidenceState.MISSING);
    }

    /**
     * Keeps a report of a build as evidence, beside the ledger of the application, which begins with it where there is none.
     *
     * @param sha256 of the report as it was read
     * @param most bytes that it may have
     * @throws InvalidInputException where it is not what was read
     * @throws LedgerException where it cannot be kept
     * @throws IOException where it cannot be read from where it is
     * @throws InterruptedException where that was interrupted
     */
    public void keep(Job<?, ?> job, Actor actor, String sha256, long most, EvidenceStore.Source report)
            throws IOException, InterruptedException {
        findOrCreate(job, actor).evidence().keep(sha256, most, report);
    }

    /**
     * What keeps a gate closed that nobody can vote away; none where votes alone are missing.
     *
     * @param now the moment for which it is asked
     * @throws InvalidInputException where the policy on disk is not one
     */
    public List<RequirementLine> missingBesidesVotes(
            Job<?, ?> job, Lifecycle lifecycle, Gate gate, Version version, Instant now) {
        return Judgement.missingBesidesVotes(job, lifecycle, gate, version, now, others(lifecycle, now), evidence(job));
    }

    /**
     * What became of a request at a gate; empty where the record has no request there any more, as where an older one was
     * put back.
     *
     * @param sequence of the fact that made it
     * @throws LedgerException where the record cannot be trusted or read
     */
    public Optional<RequestCourse> course(Job<?, ?> job, long sequence) {
        ApplicationRecord application =
                find(job).orElseThrow(() -> LedgerException.missing(new LedgerPointer(job).file()));
        return Optional.of(application.since(sequence))
                .filter(facts -> !facts.isEmpty() && facts.get(0).fact() instanceof RequestMade)
                .map(RequestCourse::of);
    }

    /** The last place of the application's ledger that is safe on disk; empty where it has none. */
    public Optional<Anchor> anchor(Job<?, ?> job) {
        return find(job).map(ApplicationRecord::head);
    }

    /**
     * The answer of a gate now. A record that cannot be trusted or read keeps it closed.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Verdict verdict(Job<?, ?> job, Gate gate, Version version) {
        Instant now = now();
        try {
            return verdict(job, lifecycle(job), gate, version, now);
        } catch (LedgerException e) {
            return Judgement.unreadable(job, gate, version, now, e);
        }
    }

    public Instant now() {
        return clock.read().now();
    }

    private static Path directory() {
        return Jenkins.get().getRootDir().toPath().resolve("release-lifecycle");
    }

    Records records() {
        return records;
    }

    Claims claims() {
        return claims;
    }

    /** Records that the job was deleted, which closes the record. */
    void deleted(LedgerId id, Actor actor, String name) {
        ApplicationRecord application = records.of(id, now());
        if (application.lifecycle().name().filter(name::equals).isPresent()) {
            close(application, actor, name);
        }
    }

    private void close(ApplicationRecord application, Actor actor, String name) {
        recording(
                application,
                () -> application.decide(
                        clock.read(),
                        actor,
                        (lifecycle, now) -> List.of(new ApplicationDeleted(name)),
                        (lifecycle, now) -> Optional.empty()));
    }

    /** A record that fails is kept from being used. */
    private List<RecordedFact> recording(ApplicationRecord application, Supplier<List<RecordedFact>> decision) {
        try {
            return decision.get();
        } catch (LedgerException e) {
            records.failed(application.id(), e);
            throw e;
        }
    }
}
