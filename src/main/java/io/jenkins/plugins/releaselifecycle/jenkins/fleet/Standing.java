package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.Horizon;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.NextGate;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where one application stands, as far as the list of all, its badge and its calendar go.
 *
 * @param ledger empty where nothing is recorded about it, or its record cannot be read
 * @param due everything that waits for somebody
 * @param until the moment from which on it may be otherwise, though nothing was recorded
 */
@Restricted(NoExternalUse.class)
public record Standing(Optional<LedgerId> ledger, FleetRow row, List<DueDate> due, Instant until) {

    private static final Logger LOGGER = Logger.getLogger(Standing.class.getName());

    /** Whether a record can be read again is found out as soon as somebody wants to know. */
    private static final Duration UNREADABLE_FOR = Duration.ofMinutes(1);

    public Standing {
        due = List.copyOf(due);
    }

    /** Of an application whose record was not read yet. */
    static Standing notRead(String application) {
        return new Standing(Optional.empty(), FleetRow.notRead(application), List.of(), Instant.MIN);
    }

    /** Reads the record of an application. */
    public static Standing of(AbstractItem item, Instant now) {
        try {
            return read(item, now);
        } catch (LedgerException | InvalidInputException e) {
            LOGGER.log(Level.FINE, e, () -> "Where " + item.getFullName() + " stands is not known");
            return unreadable(item, now);
        }
    }

    static Standing unreadable(AbstractItem item, Instant now) {
        FleetRow row = FleetRow.unreadable(item.getFullName(), now);
        return new Standing(Optional.empty(), row, List.of(), now.plus(UNREADABLE_FOR));
    }

    private static Standing read(AbstractItem item, Instant now) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        Optional<Verdict> verdict = lifecycle
                .latestVersion()
                .map(version ->
                        lifecycles.judgement(item, lifecycle, now).verdict(NextGate.of(lifecycle, version), version));
        List<DueDate> due = lifecycles.due(item, now);
        return new Standing(
                lifecycles.anchor(item).map(Anchor::ledger),
                FleetRow.of(item.getFullName(), lifecycle, verdict, due, now),
                due,
                Assignment.policies(item, lifecycle).stream()
                        .map(named -> Horizon.of(verdict, due, named.policy(), now))
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Whether it still is so, as far as the time goes. */
    boolean holds(Instant now) {
        return now.isBefore(until)
                && row.readAt().filter(read -> !now.isBefore(read)).isPresent();
    }

    /** The same while the record is read again. */
    Standing beingRead() {
        return new Standing(ledger, row.beingRead(), due, until);
    }
}
