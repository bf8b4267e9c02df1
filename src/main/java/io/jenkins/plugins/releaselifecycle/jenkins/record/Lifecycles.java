package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Terms;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The one place where a job meets its ledger, the policy and the clock. */
@Extension
@Restricted(NoExternalUse.class)
public class Lifecycles {

    private final SecureRandom random = new SecureRandom();
    private final Map<LedgerId, ApplicationRecord> open = new ConcurrentHashMap<>();
    private final InstantSource clock = InstantSource.system();

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
        return new LedgerPointer(job).exists() || declared(job).isPresent();
    }

    /**
     * The record of the job, if it has one.
     *
     * @throws LedgerException where it has one that cannot be trusted or read
     */
    public Optional<ApplicationRecord> find(Job<?, ?> job) {
        return new LedgerPointer(job).read().map(id -> {
            ApplicationRecord application =
                    open.computeIfAbsent(id, key -> ApplicationRecord.open(ledgers(), key, clock));
            application.lifecycle().name().ifPresent(owner -> refuseSecondClaim(job, id, owner));
            return application;
        });
    }

    /** A job directory that was copied with everything in it would live on the tests of the job that it came from. */
    private static void refuseSecondClaim(Job<?, ?> job, LedgerId id, String owner) {
        if (owner.equals(job.getFullName())) {
            return;
        }
        try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> other = Jenkins.get().getItemByFullName(owner, Job.class);
            if (other != null
                    && new LedgerPointer(other).read().filter(id::equals).isPresent()) {
                throw LedgerException.claimedTwice(job.getFullName(), owner);
            }
        }
    }

    /**
     * Decides on the state of the application and records what was decided, with nothing in between. The first fact
     * about a job begins its ledger.
     *
     * @return what was recorded, in its order
     * @throws LedgerException where it cannot be recorded
     */
    public List<RecordedFact> decide(Job<?, ?> job, Actor actor, Function<Lifecycle, List<Fact>> decision) {
        return findOrCreate(job, actor).decide(actor, lifecycle -> {
            List<Fact> facts = new ArrayList<>();
            tightening(job, lifecycle).ifPresent(facts::add);
            facts.addAll(decision.apply(lifecycle));
            return facts;
        });
    }

    private synchronized ApplicationRecord findOrCreate(Job<?, ?> job, Actor actor) {
        Optional<ApplicationRecord> existing = find(job);
        if (existing.isPresent()) {
            return existing.get();
        }
        LedgerId id = LedgerId.random(random);
        ApplicationRecord created = ApplicationRecord.create(ledgers(), id, clock, actor, job.getFullName());
        new LedgerPointer(job).write(id);
        open.put(id, created);
        return created;
    }

    private static Optional<Exposure> declared(Job<?, ?> job) {
        return Optional.ofNullable(job.getProperty(ApplicationProperty.class))
                .map(ApplicationProperty::declaredExposure);
    }

    /** The declaration in the job's configuration, where it asks for more than the one on record. */
    private static Optional<Fact> tightening(Job<?, ?> job, Lifecycle lifecycle) {
        Optional<Exposure> recorded = lifecycle.declaredExposure();
        return declared(job)
                .filter(now -> recorded.isEmpty() || now.compareTo(recorded.get()) > 0)
                .map(Fact.ExposureDeclared::new);
    }

    /**
     * Records what the job's configuration now says of its exposure. Whatever asks for more is recorded; what asks for
     * less than the record only where {@code mayLoosen}.
     */
    public void declare(Job<?, ?> job, Actor actor, boolean mayLoosen) {
        find(job)
                .ifPresent(application -> application.decide(actor, lifecycle -> {
                    Optional<Exposure> now = declared(job);
                    if (mayLoosen && now.isPresent() && !now.equals(lifecycle.declaredExposure())) {
                        return List.of(new Fact.ExposureDeclared(now.get()));
                    }
                    return tightening(job, lifecycle).map(List::of).orElse(List.of());
                }));
    }

    /**
     * What the policy asks of the application: by the strictest of the administrator's word, the record's and the job's.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Terms terms(Job<?, ?> job, Lifecycle lifecycle) {
        Optional<Exposure> recorded = lifecycle.declaredExposure();
        Optional<Exposure> declared = declared(job)
                .map(now -> recorded.map(now::stricterOf).orElse(now))
                .or(() -> recorded);
        return ReleaseLifecycleConfiguration.get().policyInForce().termsFor(declared);
    }

    /** The answer of the gate to production for that state of the application. */
    public Verdict verdict(Job<?, ?> job, Lifecycle lifecycle, Version version) {
        return GateEvaluation.evaluate(Gate.GO_LIVE, lifecycle, terms(job, lifecycle), version, clock.instant());
    }

    /**
     * The answer of the gate to production. A record that cannot be trusted or read keeps it closed.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public Verdict verdict(Job<?, ?> job, Version version) {
        try {
            return verdict(job, find(job).map(ApplicationRecord::lifecycle).orElse(Lifecycle.empty()), version);
        } catch (LedgerException e) {
            return GateEvaluation.unreadable(
                    Gate.GO_LIVE,
                    Lifecycle.empty(),
                    terms(job, Lifecycle.empty()),
                    version,
                    clock.instant(),
                    e.reason(),
                    e.remedy());
        }
    }

    public Instant now() {
        return clock.instant();
    }

    private static Path ledgers() {
        return Jenkins.get().getRootDir().toPath().resolve("release-lifecycle").resolve("ledgers");
    }

    /** Lets the next access read every ledger from disk again. */
    void forget() {
        open.clear();
    }
}
