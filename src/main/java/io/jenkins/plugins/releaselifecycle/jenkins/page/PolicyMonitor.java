package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex.Seen;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Warns administrators of policies that can never be met because people are wanting, of settings that cannot be read, and of
 * emergencies that nobody reviews. Reads no ledger; has them read in the background where an administrator looks.
 */
@Extension
@Restricted(NoExternalUse.class)
public class PolicyMonitor extends AdministrativeMonitor {

    private static final int SHOWN = 10;

    /** So long after an emergency its review is overdue. */
    private static final Duration REVIEW = Duration.ofDays(1);

    @Override
    public String getDisplayName() {
        return Messages.PolicyMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    /** What is wrong, at most a few of many; emergencies first. */
    public List<String> getProblems() {
        List<Seen> applications = FleetIndex.get().visibleTo(ACL.SYSTEM2);
        String damage = ReleaseLifecycleConfiguration.get().damage();
        Stream<String> settings = damage == null ? understaffed(!applications.isEmpty()) : Stream.of(damage);
        return Stream.concat(unreviewed(applications), settings).limit(SHOWN).toList();
    }

    private static Stream<String> understaffed(boolean begun) {
        try {
            return ReleaseLifecycleConfiguration.get().understaffed(begun).stream()
                    .map(Wording::of);
        } catch (InvalidInputException e) {
            return Stream.of(Wording.of(e.reason()));
        }
    }

    private static Stream<String> unreviewed(List<Seen> applications) {
        Instant now = Lifecycles.get().now();
        return applications.stream().flatMap(seen -> unreviewed(seen, now));
    }

    private static Stream<String> unreviewed(Seen seen, Instant now) {
        return seen.standing().due().stream()
                .filter(due -> due.kind() == DueDate.Kind.BREAK_GLASS)
                .filter(due -> !now.isBefore(due.since().at().plus(REVIEW)))
                .map(due -> Messages.PolicyMonitor_unreviewed(
                        seen.item().getFullDisplayName(), Wording.of(due.since().at())));
    }
}
