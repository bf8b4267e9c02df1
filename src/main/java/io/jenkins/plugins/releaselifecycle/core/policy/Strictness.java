package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;

/** Whether one policy asks for anything that another does not: what was decided under the laxer one is void then. */
final class Strictness {

    private final Policy policy;
    private final Policy other;

    private Strictness(Policy policy, Policy other) {
        this.policy = policy;
        this.other = other;
    }

    /** Whether {@code policy} asks for more than {@code other} in any respect; a different time zone counts as more. */
    static boolean asksForMore(Policy policy, Policy other) {
        Strictness strictness = new Strictness(policy, other);
        return strictness.ofTests() || strictness.ofPeriods() || strictness.ofDecisions();
    }

    private boolean ofTests() {
        return policy.exposure().compareTo(other.exposure()) > 0
                || !other.external().containsAll(policy.external())
                || !other.internal().containsAll(policy.internal())
                || policy.retests() > other.retests()
                || policy.limits().stricterThan(other.limits())
                || policy.maxAge()
                        .filter(age -> other.maxAge()
                                .filter(otherAge -> !Periods.mayBeLonger(otherAge, age))
                                .isEmpty())
                        .isPresent();
    }

    private boolean ofPeriods() {
        Periods mine = policy.periods();
        Periods others = other.periods();
        return !policy.timeZone().equals(other.timeZone())
                || shorter(mine.testingTerm(), others.testingTerm())
                || longer(mine.shortest(), others.shortest())
                || shorter(mine.longest(), others.longest())
                || longer(mine.observation(), others.observation())
                || shorter(mine.filingTerm(), others.filingTerm())
                || longer(mine.stableRun(), others.stableRun())
                || policy.filingLevel() < other.filingLevel();
    }

    private static boolean longer(Period period, Period otherPeriod) {
        return Periods.mayBeLonger(period, otherPeriod);
    }

    private static boolean shorter(Period period, Period otherPeriod) {
        return Periods.mayBeLonger(otherPeriod, period);
    }

    private boolean ofDecisions() {
        return Arrays.stream(Gate.values()).anyMatch(this::decidedByMore)
                || Arrays.stream(Gate.values())
                        .anyMatch(gate -> !policy.additions(gate).isWithin(other.additions(gate)))
                || other.waivers()
                        .decidedBy()
                        .laxerThan(policy.waivers().decidedBy())
                        .isPresent()
                || !other.waivers().excluded().containsAll(policy.waivers().excluded())
                || policy.excludeCommitters() && !other.excludeCommitters();
    }

    private boolean decidedByMore(Gate gate) {
        Optional<DecidingRole> lacking =
                other.gates().get(gate).laxerThan(policy.gates().get(gate));
        return lacking.isPresent();
    }
}
