package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One application among all: what was known of it when its record was last read. It is for finding an application, and opens
 * nothing.
 *
 * @param application full name
 * @param stage empty while nothing was read, or where it cannot be
 * @param gate that is next, and was asked; empty where none was
 * @param version for which it was asked
 * @param blockers requirements that keep the gate closed; empty where no gate was asked
 * @param next the earliest moment by which something has to be done; it may have passed
 * @param awaits the roles that act next: those for whom something is due, or else those of the first requirement that is not met
 * @param owner who supports the application, as people recorded it (F2)
 * @param readAt when its record was last read
 */
public record FleetRow(
        String application,
        FleetState state,
        Optional<Stage> stage,
        Optional<Gate> gate,
        Optional<Version> version,
        OptionalLong blockers,
        Optional<Due> next,
        Set<Role> awaits,
        Optional<String> owner,
        Optional<Instant> readAt) {

    /** Something that has to be done by a moment. */
    public record Due(Instant at, Message sentence) {}

    public FleetRow {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(awaits);
        awaits = Collections.unmodifiableSet(roles);
    }

    /** Of an application whose record was not read yet. */
    public static FleetRow notRead(String application) {
        return nothing(application, FleetState.BEING_READ, null);
    }

    /** Of an application whose record cannot be trusted or read, or that the policy on disk cannot judge. */
    public static FleetRow unreadable(String application, Instant now) {
        return nothing(application, FleetState.UNREADABLE, now);
    }

    private static FleetRow nothing(String application, FleetState state, Instant readAt) {
        return new FleetRow(
                application,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.ofNullable(readAt));
    }

    /**
     * Of an application whose record was read.
     *
     * @param verdict of the gate that is next, for the latest version; empty where no version is on record
     * @param due everything that waits for somebody
     * @param now the moment for which both were asked
     */
    public static FleetRow of(
            String application, Lifecycle lifecycle, Optional<Verdict> verdict, List<DueDate> due, Instant now) {
        boolean retired = lifecycle.stage() == Stage.RETIRED;
        Optional<Verdict> asked = verdict.filter(any -> !retired);
        return new FleetRow(
                application,
                retired ? FleetState.RETIRED : state(asked),
                Optional.of(lifecycle.stage()),
                asked.map(Verdict::gate),
                lifecycle.latestVersion(),
                asked.map(answer -> OptionalLong.of(answer.missing().size())).orElse(OptionalLong.empty()),
                due.stream()
                        .flatMap(one -> one.last().map(at -> new Due(at, one.sentence())).stream())
                        .min(Comparator.comparing(Due::at)),
                asked.map(answer -> awaits(answer, due)).orElse(Set.of()),
                lifecycle.supporter(),
                Optional.of(now));
    }

    private static FleetState state(Optional<Verdict> asked) {
        return asked.map(answer -> answer.open() ? FleetState.OPEN : FleetState.CLOSED)
                .orElse(FleetState.NOT_ASKED);
    }

    private static Set<Role> awaits(Verdict verdict, List<DueDate> due) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        due.forEach(one -> roles.addAll(one.roles()));
        if (roles.isEmpty()) {
            verdict.unmet().stream()
                    .map(RequirementLine::who)
                    .filter(who -> !who.isEmpty())
                    .findFirst()
                    .ifPresent(roles::addAll);
        }
        return roles;
    }

    /**
     * This row while its record is read again: what it said of the gate may no longer hold, and is not said. What could not be read says
     * so until it can.
     */
    public FleetRow beingRead() {
        if (state == FleetState.UNREADABLE) {
            return this;
        }
        return new FleetRow(
                application,
                FleetState.BEING_READ,
                stage,
                Optional.empty(),
                version,
                OptionalLong.empty(),
                next,
                awaits,
                owner,
                readAt);
    }

    /** Whether something should have been done by now. */
    public boolean overdue(Instant now) {
        return next.filter(due -> !now.isBefore(due.at())).isPresent();
    }

    /** The gate and what it answers, in a few words; the state alone where no gate was asked. */
    public Message answer() {
        return gate.map(asked -> Message.of(FleetRow.class, "answer", asked, state))
                .orElse(state.label());
    }
}
