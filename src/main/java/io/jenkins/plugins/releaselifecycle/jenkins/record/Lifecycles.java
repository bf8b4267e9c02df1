package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Job;
import hudson.model.Run;
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
                open.computeIfAbsent(id.get(), key -> ApplicationRecord.open(ledgers(), key, clock));
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
        open.put(id, created);
        new LedgerPointer(job).write(id);
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

    /** Records that the job was renamed or moved. */
    void moved(Job<?, ?> job, Actor actor, String from, String to) {
        pointed(job, from)
                .ifPresent(application ->
                        application.decide(actor, lifecycle -> List.of(new Fact.ApplicationMoved(from, to))));
    }

    /** Records what the job's configuration now says of its exposure, where that asks for more than the record. */
    void tighten(Job<?, ?> job, Actor actor) {
        find(job)
                .ifPresent(application -> application.decide(
                        actor,
                        lifecycle -> tightening(job, lifecycle).map(List::of).orElse(List.of())));
    }

    /**
     * Whether the record says external although the job's configuration no longer does: what an administrator may
     * change.
     */
    public boolean mayBeDeclaredInternal(Job<?, ?> job, Lifecycle lifecycle) {
        return lifecycle.declaredExposure().filter(Exposure.EXTERNAL::equals).isPresent()
                && !declared(job).equals(Optional.of(Exposure.EXTERNAL));
    }

    /** Records an administrator's word that the application is internal. Whoever calls this has checked who asks. */
    public void declareInternal(Job<?, ?> job, Actor administrator) {
        find(job)
                .ifPresent(application -> application.decide(
                        administrator,
                        lifecycle -> mayBeDeclaredInternal(job, lifecycle)
                                ? List.of(new Fact.ExposureDeclared(Exposure.INTERNAL))
                                : List.of()));
    }

    /**
     * Records the end of a deployment, if it is one that began and has not ended.
     *
     * @return whether it is, and so was recorded
     * @throws LedgerException where the application has no record any more, or one that cannot be trusted
     */
    public boolean finish(Job<?, ?> job, Actor actor, Fact.DeploymentFinished finished) {
        ApplicationRecord application =
                find(job).orElseThrow(() -> LedgerException.missing(new LedgerPointer(job).file()));
        List<RecordedFact> recorded = application.decide(
                actor, lifecycle -> lifecycle.underWay(finished.started()) ? List.of(finished) : List.of());
        return !recorded.isEmpty();
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
}
