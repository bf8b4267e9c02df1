package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Uninterrupted;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a build remembers of how far the record of its application had come. It lies with the build, so it survives where the records
 * alone are put back to an older state.
 */
@Restricted(NoExternalUse.class)
public final class RunAnchor extends InvisibleAction {

    private static final Logger LOGGER = Logger.getLogger(RunAnchor.class.getName());

    /** Builds that were refused remember nothing; so many of them are looked past. */
    private static final int MOST_BUILDS = 25;

    /** Of a project that may deploy from many branches, or for which many jobs record. */
    private static final int MOST_JOBS = 8;

    private final String ledger;
    private final long sequence;
    private final String hash;
    private final long at;

    private RunAnchor(Anchor anchor, Instant at) {
        this.ledger = anchor.ledger().hex();
        this.sequence = anchor.sequence();
        this.hash = anchor.hash();
        this.at = at.toEpochMilli();
    }

    /** The record that it is of. */
    public LedgerId ledger() {
        return new LedgerId(ledger);
    }

    Anchor anchor() {
        return new Anchor(new LedgerId(ledger), sequence, hash);
    }

    /** When it was remembered. */
    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    /**
     * Makes the build remember how far the record of the application has come now. What the build did is on record and anchored already, so
     * a build that cannot remember goes on; the log of the controller says so.
     */
    public static void remember(Run<?, ?> run, AbstractItem application) {
        Lifecycles lifecycles = Lifecycles.get();
        try {
            Optional<Anchor> anchor = lifecycles.anchor(application);
            if (anchor.isPresent()) {
                remember(run, new RunAnchor(anchor.get(), lifecycles.now()));
                Uninterrupted.write(run::save);
            }
        } catch (IOException | LedgerException e) {
            LOGGER.log(Level.WARNING, e, () -> run + " cannot remember how far the record had come");
        }
    }

    /** One place of each record, the last. */
    private static void remember(Run<?, ?> run, RunAnchor remembered) {
        synchronized (run) {
            run.getActions(RunAnchor.class).stream()
                    .filter(earlier -> earlier.ledger.equals(remembered.ledger))
                    .forEach(run::removeAction);
            run.addAction(remembered);
        }
    }

    /**
     * What builds know of that ledger: of each of a few jobs the newest that remembers something of it. Builds that are
     * older still are not loaded.
     */
    static List<RunAnchor> newest(AbstractItem item, LedgerId id, List<RecordedFact> recent) {
        return jobs(item, recent)
                .distinct()
                .limit(MOST_JOBS)
                .flatMap(job -> newest(job, id).stream())
                .toList();
    }

    /** The application's own, those that recorded last, and the branches that may record. */
    private static Stream<Job<?, ?>> jobs(AbstractItem item, List<RecordedFact> recent) {
        Stream<Job<?, ?>> own = item instanceof Job<?, ?> job ? Stream.of(job) : Stream.empty();
        Stream<Job<?, ?>> recording = recent.stream()
                .map(RecordedFact::actor)
                .filter(Actor.Build.class::isInstance)
                .map(actor -> ((Actor.Build) actor).job())
                .flatMap(name -> ApplicationItem.job(name).stream());
        Stream<Job<?, ?>> branches =
                Branches.of(item).stream().flatMap(each -> new DeployingBranches(item, each).jobs().stream());
        return Stream.of(own, recording, branches).flatMap(Function.identity());
    }

    private static Optional<RunAnchor> newest(Job<?, ?> job, LedgerId id) {
        Run<?, ?> run = job.getLastBuild();
        for (int looked = 0; run != null && looked < MOST_BUILDS; looked++) {
            Optional<RunAnchor> remembered = run.getActions(RunAnchor.class).stream()
                    .filter(anchor -> id.hex().equals(anchor.ledger))
                    .findFirst();
            if (remembered.isPresent()) {
                return remembered;
            }
            run = run.getPreviousBuild();
        }
        return Optional.empty();
    }
}
