package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A line of a verdict while it is being found: met unless something is missing, and never without a reason. */
final class Finding {

    private final Requirement requirement;
    private final ScanKind kind;
    private final List<Message> met = new ArrayList<>();
    private final List<Message> missing = new ArrayList<>();
    private final List<Message> remedies = new ArrayList<>();
    private final Set<Role> who = EnumSet.noneOf(Role.class);
    private final List<Evidence> evidence = new ArrayList<>();
    private Instant due;
    private boolean overdue;

    Finding(Requirement requirement) {
        this(requirement, null);
    }

    Finding(Requirement requirement, ScanKind kind) {
        this.requirement = requirement;
        this.kind = kind;
    }

    /** Something that is as it has to be, and what shows it. */
    Finding met(Message reason, Evidence... shownBy) {
        met.add(reason);
        evidence.addAll(List.of(shownBy));
        return this;
    }

    /** Something that is missing, what to do about it, and who can. */
    Finding missing(Message reason, Message remedy, Role... roles) {
        missing.add(reason);
        if (!remedies.contains(remedy)) {
            remedies.add(remedy);
        }
        who.addAll(List.of(roles));
        return this;
    }

    Finding shownBy(Evidence shown) {
        evidence.add(shown);
        return this;
    }

    /** By when it has to be done; the earliest of several counts. */
    Finding due(Instant moment, boolean passed) {
        due = due == null || moment.isBefore(due) ? moment : due;
        overdue |= passed;
        return this;
    }

    boolean isMet() {
        return missing.isEmpty();
    }

    RequirementLine line() {
        if (missing.isEmpty()) {
            return new RequirementLine(
                    requirement,
                    kind,
                    RequirementStatus.MET,
                    Message.sentences(met),
                    null,
                    Set.of(),
                    due,
                    false,
                    evidence);
        }
        return new RequirementLine(
                requirement,
                kind,
                RequirementStatus.UNMET,
                Message.sentences(missing),
                Message.sentences(remedies),
                who,
                due,
                overdue,
                evidence);
    }

    static RequirementLine notApplicable(Requirement requirement, Message reason) {
        return new RequirementLine(
                requirement, null, RequirementStatus.NOT_APPLICABLE, reason, null, Set.of(), null, false, List.of());
    }
}
