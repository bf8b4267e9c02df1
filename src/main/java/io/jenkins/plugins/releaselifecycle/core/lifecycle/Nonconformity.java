package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationPlanned;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is not as it has to be, and how far its remediation has come (B6): a plan, its approval by both
 * reviewers, the remediation, a retest of what was remedied. What comes before its turn does not count, a retest that
 * fails leads back to the remediation, and another plan to its approval.
 */
public final class Nonconformity {

    private static final Set<Role> REVIEWERS = EnumSet.of(Role.IT, Role.BUSINESS);

    private final Reference id;
    private final Evidence opened;
    private final Version version;
    private final String description;
    private final Map<Role, Boolean> reviews = new EnumMap<>(Role.class);
    private LocalDate due;
    private Evidence finished;
    private Version remedied;
    private boolean retested;

    Nonconformity(Reference id, Evidence opened, Version version, String description) {
        this.id = id;
        this.opened = opened;
        this.version = version;
        this.description = description;
    }

    Nonconformity(Nonconformity other) {
        this(other.id, other.opened, other.version, other.description);
        reviews.putAll(other.reviews);
        due = other.due;
        finished = other.finished;
        remedied = other.remedied;
        retested = other.retested;
    }

    void take(Evidence evidence, NonconformityFact fact) {
        if (fact instanceof RemediationPlanned planned) {
            due = planned.due();
            reviews.clear();
            finished = null;
            retested = false;
        } else if (fact instanceof RemediationReviewed reviewed && due != null) {
            reviews.put(reviewed.role(), reviewed.approved());
        } else if (fact instanceof RemediationFinished remediation
                && planned()
                && missingReviews().isEmpty()) {
            finished = evidence;
            remedied = remediation.version();
        } else if (fact instanceof NonconformityRetested test
                && finished != null
                && test.version().equals(remedied)) {
            retested = test.passed();
            finished = retested ? finished : null;
        }
    }

    /** Whether all was done: planned, approved by both, finished, and passed in a test of what was remedied after that. */
    boolean closed() {
        return planned() && missingReviews().isEmpty() && retested;
    }

    public Reference id() {
        return id;
    }

    public Evidence opened() {
        return opened;
    }

    public Version version() {
        return version;
    }

    public String description() {
        return description;
    }

    public boolean planned() {
        return due != null;
    }

    /** Last day of the plan, in the policy's time zone; empty where there is no plan. */
    public Optional<LocalDate> due() {
        return Optional.ofNullable(due);
    }

    /** Who has not approved the plan, in the rule's order. */
    public Set<Role> missingReviews() {
        EnumSet<Role> missing = EnumSet.copyOf(REVIEWERS);
        reviews.forEach((role, approved) -> {
            if (approved) {
                missing.remove(role);
            }
        });
        return missing;
    }

    /** Who said no to the plan. */
    public Set<Role> refusals() {
        EnumSet<Role> refused = EnumSet.noneOf(Role.class);
        reviews.forEach((role, approved) -> {
            if (!approved) {
                refused.add(role);
            }
        });
        return refused;
    }

    /** The version in which it was put right last; a retest is of that one. */
    public Optional<Version> remedied() {
        return Optional.ofNullable(remedied);
    }

    public Optional<Evidence> finished() {
        return Optional.ofNullable(finished);
    }
}
