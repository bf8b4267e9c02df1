package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord.Decision;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place where a job meets its ledger, the policy and the clock. */
@Extension
@Restricted(NoExternalUse.class)
public class Lifecycles {

    private final SecureRandom random = new SecureRandom();
    private final Map<LedgerId, ApplicationRecord> open = new ConcurrentHashMap<>();

    /** The controller's clock. Nothing but a test of this package can set another one. */
    volatile InstantSource clock = InstantSource.system();

    public static Lifecycles get() {
        return ExtensionList.lookupSingleton(Lifecycles.class);
    }

    /** Who records what a build does. */
    public static Actor.Build actor(Run<?, ?> run) {
        return new Actor.Build(
                run.getParent().getFullName(), run.getNumber(), Instant.ofEpochMilli(run.getTimeInMillis()));
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
        ApplicationRecord application =
                open.computeIfAbsent(id.get(), key -> ApplicationRecord.open(ledgers(), key, now()));
        String owner;
        try {
            owner = application.lifecycle().name().orElseThrow();
        } catch (LedgerException e) {
            if (application.mayBeOpenedAgain()) {
                open.remove(id.get(), application);
            }
            throw e;
        }
        if (!owner.equals(fullName)) {
            throw LedgerException.ofAnother(fullName, owner);
        }
        return Optional.of(application);
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
        return application.decide(
                now(), actor, decision, (lifecycle, now) -> Judgement.following(job, lifecycle, now));
    }

    private synchronized ApplicationRecord findOrCreate(Job<?, ?> job, Actor actor) {
        Optional<ApplicationRecord> existing = find(job);
        if (existing.isPresent()) {
            return existing.get();
        }
        LedgerId id = LedgerId.random(random);
        ApplicationRecord created = ApplicationRecord.create(ledgers(), id, now(), actor, job.getFullName());
        open.put(id, created);
        new LedgerPointer(job).write(id);
        return created;
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
                .ifPresent(application -> decide(
                        job, application, actor, (lifecycle, now) -> List.of(new ApplicationMoved(from, to))));
    }

    /** Records what the job's configuration now says of its exposure, where that asks for more than the record. */
    void tighten(Job<?, ?> job, Actor actor) {
        find(job)
                .ifPresent(application -> decide(
                        job,
                        application,
                        actor,
                        (lifecycle, now) -> tightening(job, lifecycle).map(List::of).orElse(List.of())));
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
        return Judgement.verdict(job, lifecycle, gate, version, now);
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
        return clock.instant();
    }

    private static Path ledgers() {
        return Jenkins.get().getRootDir().toPath().resolve("release-lifecycle").resolve("ledgers");
    }
}
