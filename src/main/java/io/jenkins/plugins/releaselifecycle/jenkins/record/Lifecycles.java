package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractItem;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
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
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.security.HMACConfidentialKey;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place where a job meets its ledger, the policy and the clock. */
@Extension
@Restricted(NoExternalUse.class)
public class Lifecycles {

    private static final Logger LOGGER = Logger.getLogger(Lifecycles.class.getName());

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

    /**
     * Whether a build still runs, be its job the application or a branch of it, renamed
     * meanwhile, or another one. Loads that build, if it is there.
     */
    public static boolean runs(AbstractItem item, Actor actor) {
        if (!(actor instanceof Actor.Build build)) {
            return false;
        }
        return Stream.concat(
                        ApplicationItem.job(build.job()).stream(), ApplicationItem.renamed(item, build.job()).stream())
                .anyMatch(job -> runs(job, build));
    }

    private static boolean runs(Job<?, ?> job, Actor.Build build) {
        return run(job, build).filter(Run::isBuilding).isPresent();
    }

    /** That build, where it is one of the job and still there. Loads it. */
    public static Optional<Run<?, ?>> run(Job<?, ?> job, Actor.Build build) {
        Run<?, ?> run = job.getBuildByNumber(build.number());
        return Optional.<Run<?, ?>>ofNullable(run).filter(there -> actor(there).isSameAs(build));
    }

    /** Whether the job is an application, or its owner means it to be one. Reads no ledger. */
    public boolean concerns(AbstractItem item) {
        return new LedgerPointer(item).exists() || Assignment.declared(item).isPresent();
    }

    /** Whether nothing but small files has to be read to answer for the application: its record is in memory, or there is none. */
    public boolean isAtHand(AbstractItem item) {
        try {
            return new LedgerPointer(item).read().map(records::isOpen).orElse(true);
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "The answer says what is wrong", e);
            return true;
        }
    }

    /**
     * The record of the job, if it has one.
     *
     * @throws LedgerException where it has one that cannot be trusted or read, or that is another application's
     */
    public Optional<ApplicationRecord> find(AbstractItem item) {
        return pointed(item, item.getFullName());
    }

    private Optional<ApplicationRecord> pointed(AbstractItem item, String fullName) {
        Optional<LedgerId> id = new LedgerPointer(item).read();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ApplicationRecord application = records.of(id.get(), now());
        Optional<LedgerException> wrong = wrong(item, fullName, application);
        if (wrong.isPresent()) {
            records.note(id.get(), wrong.get());
            throw wrong.get();
        }
        records.sound(id.get());
        return Optional.of(application);
    }

    /** Why a record that is sound is not the job's to use. */
    private Optional<LedgerException> wrong(AbstractItem item, String fullName, ApplicationRecord application) {
        Lifecycle lifecycle = application.lifecycle();
        String owner = lifecycle.name().orElseThrow();
        Optional<String> rival = claims.rival(application.id(), item);
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
                .behind(() -> RunAnchor.newest(item, application.id(), application.recent()))
                .map(place -> records.behind(application, place));
    }

    /**
     * Where the application stands; empty where nothing is recorded about it.
     *
     * @throws LedgerException where it has a record that cannot be trusted or read
     */
    public Lifecycle lifecycle(AbstractItem item) {
        return find(item).map(ApplicationRecord::lifecycle).orElse(Lifecycle.empty());
    }

    /**
     * Decides on the state of the application and records what was decided and what follows from it, with nothing in
     * between. The first fact about a job begins its ledger.
     *
     * @return what was recorded, in its order
     * @throws LedgerException where it cannot be recorded
     */
    public List<RecordedFact> decide(AbstractItem item, Actor actor, Decision decision) {
        return decide(item, findOrCreate(item, actor), actor, (lifecycle, now) -> {
            List<Fact> facts = new ArrayList<>();
            tightening(item, lifecycle).ifPresent(facts::add);
            facts.addAll(decision.facts(lifecycle, now));
            return facts;
        });
    }

    private List<RecordedFact> decide(
            AbstractItem item, ApplicationRecord application, Actor actor, Decision decision) {
        List<RecordedFact> recorded = recording(
                application,
                () -> application.decide(
                        clock.read(),
                        actor,
                        decision,
                        (lifecycle, now) ->
                                judgement(item, application, lifecycle, now).following()));
        ReleaseLifecycleListener.tell(item, recorded);
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

    private synchronized ApplicationRecord findOrCreate(AbstractItem item, Actor actor) {
        Optional<ApplicationRecord> existing = find(item);
        if (existing.isPresent()) {
            return existing.get();
        }
        LedgerId id = LedgerId.random(random);
        ApplicationRecord created = records.create(id, now(), actor, item.getFullName());
        try {
            new LedgerPointer(item).write(id);
        } catch (LedgerException e) {
            abandon(created, item.getFullName(), e);
            throw e;
        }
        claims.rival(id, item);
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
    private static Optional<Fact> tightening(AbstractItem item, Lifecycle lifecycle) {
        Optional<Exposure> recorded = lifecycle.declaredExposure();
        return Assignment.declared(item)
                .filter(now -> recorded.isEmpty() || now.compareTo(recorded.get()) > 0)
                .map(ExposureDeclared::new);
    }

    /**
     * Records that the job was renamed or moved.
     *
     * @param kept which of its former names go on to count
     */
    void moved(AbstractItem item, Actor actor, String from, String to, NamesKept kept) {
        pointed(item, from)
                .ifPresent(application -> decide(
                        item, application, actor, (lifecycle, now) -> List.of(new ApplicationMoved(from, to, kept))));
    }

    /** Records what the job's configuration now says of its exposure, where that asks for more than the record. */
    void tighten(AbstractItem item, Actor actor) {
        find(item)
                .ifPresent(application -> decide(
                        item,
                        application,
                        actor,
                        (lifecycle, now) ->
                                tightening(item, lifecycle).map(List::of).orElse(List.of())));
    }

    /**
     * Whether the record says external although the job's configuration no longer does: what an administrator may
     * change.
     */
    public boolean mayBeDeclaredInternal(AbstractItem item, Lifecycle lifecycle) {
        return lifecycle.declaredExposure().filter(Exposure.EXTERNAL::equals).isPresent()
                && !Assignment.declared(item).equals(Optional.of(Exposure.EXTERNAL));
    }

    /** Records an administrator's word that the application is internal. Whoever calls this has checked who asks. */
    public void declareInternal(AbstractItem item, Actor administrator) {
        find(item)
                .ifPresent(application -> decide(
                        item,
                        application,
                        administrator,
                        (lifecycle, now) -> mayBeDeclaredInternal(item, lifecycle)
                                ? List.of(new ExposureDeclared(Exposure.INTERNAL))
                                : List.of()));
    }

    /**
     * Records the conclusion that follows from where the application stands. It follows of itself where something is recorded; time, a
     * policy and a role open a gate without that.
     */
    public void conclude(AbstractItem item) {
        find(item)
                .ifPresent(application -> decide(
                        item,
                        application,
                        new Actor.Product(),
                        (lifecycle, now) -> judgement(item, application, lifecycle, now)
                                .following()
                                .map(List::of)
                                .orElse(List.of())));
    }

    /**
     * Records the end of a deployment, if it is one that began and has not ended.
     *
     * @return whether it is on record now
     * @throws LedgerException where the application has no record any more, or one that cannot be trusted
     */
    public boolean finish(AbstractItem item, Actor actor, DeploymentFinished finished) {
        ApplicationRecord application =
                find(item).orElseThrow(() -> LedgerException.missing(new LedgerPointer(item).file()));
        List<RecordedFact> recorded = decide(
                item,
                application,
                actor,
                (lifecycle, now) -> lifecycle.underWay(finished.started()) ? List.of(finished) : List.of());
        return !recorded.isEmpty() || isOnRecord(application, actor, finished);
    }

    /** As where Jenkins stopped between the record of it and the end of the step. */
    private static boolean isOnRecord(ApplicationRecord application, Actor actor, DeploymentFinished finished) {
        return application.since(finished.started()).stream()
                .anyMatch(fact -> fact.fact().equals(finished) && fact.actor().isSameAs(actor));
    }

    /**
     * What the policies in force say of that state of the application.
     *
     * @param now the moment for which they are asked
     */
    public Judgement judgement(AbstractItem item, Lifecycle lifecycle, Instant now) {
        return Judgement.of(item, lifecycle, now, others(lifecycle, now), evidence(item));
    }

    private Judgement judgement(AbstractItem item, ApplicationRecord application, Lifecycle lifecycle, Instant now) {
        return Judgement.of(item, lifecycle, now, others(lifecycle, now), application.evidence()::state);
    }

    /**
     * What the gate that opens service says of the security tests alone now. A record that cannot be trusted or read keeps it closed.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Verdict testsVerdict(AbstractItem item, Version version) {
        Instant now = now();
        try {
            return judgement(item, lifecycle(item), now).testsVerdict(version);
        } catch (LedgerException e) {
            return Judgement.unreadable(item, Gate.GO_LIVE, version, now, e);
        }
    }

    /** What is kept beside the record of an application; empty where it has none. */
    Optional<EvidenceStore> evidenceOf(AbstractItem item) {
        return new LedgerPointer(item).read().map(id -> records.of(id, now()).evidence());
    }

    private Function<String, EvidenceState> evidence(AbstractItem item) {
        return evidenceOf(item)
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
    public void keep(AbstractItem item, Actor actor, String sha256, long most, EvidenceStore.Source report)
            throws IOException, InterruptedException {
        findOrCreate(item, actor).evidence().keep(sha256, most, report);
    }

    /**
     * The requests of an application on which people still can vote; none where it has no record.
     *
     * @param now the moment for which it is asked
     * @throws LedgerException where it has a record that cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    public List<OpenRequest> openRequests(AbstractItem item, Instant now) {
        return find(item)
                .map(application -> judgement(item, application, application.lifecycle(), now)
                        .openRequests())
                .orElse(List.of());
    }

    /**
     * What people have to do about the application, and by when; nothing where it has no record.
     *
     * @param now the moment for which it is asked
     * @throws LedgerException where the record cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    public List<DueDate> due(AbstractItem item, Instant now) {
        return find(item)
                .map(application -> judgement(item, application, application.lifecycle(), now)
                        .due())
                .orElse(List.of());
    }

    /**
     * What happened to the application and what is to come; empty where it has no record. Reads the whole record, once a
     * minute at most unless something changes.
     *
     * @param now the moment for which it is told
     * @throws LedgerException where the record cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Optional<Timeline> timeline(AbstractItem item, Instant now) {
        return find(item).map(application -> {
            Policy policy = Assignment.policy(item);
            return application.timeline(
                    policy.digest(), now, () -> Timeline.of(application.since(1), policy, due(item, now), now));
        });
    }

    /**
     * What became of a request at a gate; empty where the record has no request there any more, as where an older one was
     * put back.
     *
     * @param sequence of the fact that made it
     * @throws LedgerException where the record cannot be trusted or read
     */
    public Optional<RequestCourse> course(AbstractItem item, long sequence) {
        ApplicationRecord application =
                find(item).orElseThrow(() -> LedgerException.missing(new LedgerPointer(item).file()));
        return Optional.of(application.since(sequence))
                .filter(facts -> !facts.isEmpty() && facts.get(0).fact() instanceof RequestMade)
                .map(RequestCourse::of);
    }

    /** The last place of the application's ledger that is safe on disk; empty where it has none. */
    public Optional<Anchor> anchor(AbstractItem item) {
        return find(item).map(ApplicationRecord::head);
    }

    /**
     * The answer of a gate now. A record that cannot be trusted or read keeps it closed.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Verdict verdict(AbstractItem item, Gate gate, Version version) {
        Instant now = now();
        try {
            return judgement(item, lifecycle(item), now).verdict(gate, version);
        } catch (LedgerException e) {
            return Judgement.unreadable(item, gate, version, now, e);
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
