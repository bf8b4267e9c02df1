package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Uninterrupted;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    Anchor anchor() {
        return new Anchor(new LedgerId(ledger), sequence, hash);
    }

    /** When it was remembered. */
    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    /**
     * Makes the build remember how far the record of its job has come now. What the build did is on record and anchored already, so a
     * build that cannot remember goes on; the log of the controller says so.
     */
    public static void remember(Run<?, ?> run) {
        Lifecycles lifecycles = Lifecycles.get();
        try {
            Optional<Anchor> anchor = lifecycles.anchor(ApplicationItem.of(run));
            if (anchor.isPresent()) {
                run.replaceAction(new RunAnchor(anchor.get(), lifecycles.now()));
                Uninterrupted.write(run::save);
            }
        } catch (IOException | LedgerException e) {
            LOGGER.log(Level.WARNING, e, () -> run + " cannot remember how far the record had come");
        }
    }

    /** What the newest build of the job that remembers something knows of that ledger; builds that are older still are not loaded. */
    static Optional<RunAnchor> newest(AbstractItem item, LedgerId id) {
        Run<?, ?> run = item instanceof Job<?, ?> job ? job.getLastBuild() : null;
        for (int looked = 0; run != null && looked < MOST_BUILDS; looked++) {
            RunAnchor remembered = run.getAction(RunAnchor.class);
            if (remembered != null && id.hex().equals(remembered.ledger)) {
                return Optional.of(remembered);
            }
            run = run.getPreviousBuild();
        }
        return Optional.empty();
    }
}
