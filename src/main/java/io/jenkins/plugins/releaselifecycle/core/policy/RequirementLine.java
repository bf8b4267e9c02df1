package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One line of a verdict.
 *
 * @param kind the kind of security test it is about, {@code null} where it is about the application as a whole
 * @param reason why it has this status, in the terms of this application
 * @param remedy what to do, {@code null} where nothing is to be done
 * @param who can do it; empty where nothing is to be done, or where only time can
 * @param dueAt the moment by which it has to be done, or, where only time is wanting, at which it is; {@code null} for
 *     none
 * @param overdue whether that moment has passed although something is to be done
 * @param evidence what it rests on
 */
public record RequirementLine(
        Requirement requirement,
        ScanKind kind,
        RequirementStatus status,
        Message reason,
        Message remedy,
        Set<Role> who,
        Instant dueAt,
        boolean overdue,
        List<Evidence> evidence) {

    public RequirementLine {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(who);
        who = Collections.unmodifiableSet(roles);
        evidence = List.copyOf(evidence);
    }

    public Optional<ScanKind> about() {
        return Optional.ofNullable(kind);
    }

    public Optional<Message> whatToDo() {
        return Optional.ofNullable(remedy);
    }

    public Optional<Instant> due() {
        return Optional.ofNullable(dueAt);
    }

    public boolean unmet() {
        return status == RequirementStatus.UNMET;
    }

    RequirementLine waived(Message why, Instant until, Evidence granted) {
        return new RequirementLine(
                requirement, kind, RequirementStatus.WAIVED, why, null, Set.of(), until, false, List.of(granted));
    }
}
