package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long what was found out about an application holds, while nothing is recorded and no setting is changed. */
public final class Horizon {

    private Horizon() {}

    /**
     * The first moment after which time alone can have changed an answer: something falls due, a period or a waiver ends, a test gets
     * too old, or another day begins in the policy's time zone. It may come before anything changes, and never after.
     *
     * @param verdict the answer; empty where no gate was asked
     * @param due everything that waits for somebody
     * @param now the moment for which both were asked
     */
    public static Instant of(Optional<Verdict> verdict, List<DueDate> due, Policy policy, Instant now) {
        ZonedDateTime today = now.atZone(policy.timeZone());
        Instant tomorrow =
                today.toLocalDate().plusDays(1).atStartOfDay(policy.timeZone()).toInstant();
        Stream<Instant> ofLines = verdict.stream()
                .flatMap(answer -> answer.lines().stream())
                .map(RequirementLine::due)
                .flatMap(Optional::stream);
        Stream<Instant> ofTests = verdict.stream()
                .flatMap(answer -> answer.standings().stream())
                .map(TestStanding::latest)
                .flatMap(Optional::stream)
                .flatMap(test -> tooOld(test, policy).stream());
        Stream<Instant> ofPeople = due.stream().map(DueDate::last).flatMap(Optional::stream);
        Stream<Instant> ofCalendar = policy.calendar().nextChange(now, policy.timeZone()).stream();
        return Stream.of(ofLines, ofTests, ofPeople, ofCalendar)
                .flatMap(moments -> moments)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .filter(tomorrow::isAfter)
                .orElse(tomorrow);
    }

    private static Optional<Instant> tooOld(SecurityTest test, Policy policy) {
        Instant made = test.earliestReport().orElse(test.at());
        return policy.maxAge()
                .map(age -> made.atZone(policy.timeZone()).plus(age).toInstant());
    }
}
