package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that asks for anything more makes void what was decided under the one before; one that asks for less does not. */
class StrictnessTest {

    private static PolicyDraft draft() {
        return new PolicyDraft();
    }

    private static PolicyDraft limits(Integer... of) {
        return draft().limits(new SeverityLimits(of[0], of[1], of[2], of[3], of[4], of[5], of[6]));
    }

    private static PolicyDraft period(String key, String period) {
        return draft().periods(PolicyTest.periods(key, period));
    }

    private static PolicyDraft install(DecidingRole... roles) {
        return draft().gate(Gate.INSTALL, new Decision(List.of(roles)));
    }

    private static PolicyDraft waivers(Set<Requirement> excluded, DecidingRole... roles) {
        return draft().waivers(new WaiverTerms(new Decision(List.of(roles)), excluded));
    }

    private static PolicyDraft additions(Set<DocumentKind> documents, Set<Requirement> requirements) {
        return draft().additions(Gate.INSTALL, new GateAdditions(documents, requirements));
    }

    /** What asks for less, then what asks for more. */
    private static Stream<Arguments> pairs() {
        DecidingRole it = new DecidingRole(Role.IT, 1, 1);
        DecidingRole business = new DecidingRole(Role.BUSINESS, 1, 1);
        Set<ScanKind> all = EnumSet.allOf(ScanKind.class);
        return Stream.of(
                Arguments.of("exposure", draft().exposure(Exposure.INTERNAL), draft()),
                Arguments.of("external", draft(), draft().external(all)),
                Arguments.of(
                        "internal", draft().external(all), draft().external(all).internal(all)),
                Arguments.of("retests", draft(), draft().retests(2)),
                Arguments.of("critical", limits(1, 1, 1, 1, 1, 1, 1), limits(0, 1, 1, 1, 1, 1, 1)),
                Arguments.of("high", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 0, 1, 1, 1, 1, 1)),
                Arguments.of("medium", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 1, 0, 1, 1, 1, 1)),
                Arguments.of("low", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 1, 1, 0, 1, 1, 1)),
                Arguments.of("info", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 1, 1, 1, 0, 1, 1)),
                Arguments.of("unknown", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 1, 1, 1, 1, 0, 1)),
                Arguments.of("notExamined", limits(1, 1, 1, 1, 1, 1, 1), limits(1, 1, 1, 1, 1, 1, 0)),
                Arguments.of("a limit where there was none", draft(), limits(0, 0, 99, null, null, 0, 0)),
                Arguments.of("maxAge", draft(), draft().maxAge(Period.ofYears(9))),
                Arguments.of("shorter maxAge", draft().maxAge(Period.ofDays(90)), draft().maxAge(Period.ofDays(89))),
                Arguments.of("testingTerm", draft(), period("testingTerm", "P28D")),
                Arguments.of("shortest", draft(), period("trialRun.shortest", "P2M")),
                Arguments.of("longest", draft(), period("trialRun.longest", "P11M")),
                Arguments.of("observation", draft(), period("observation", "P2M")),
                Arguments.of("filingTerm", draft(), period("filingTerm", "P28D")),
                Arguments.of("stableRun", draft(), period("stableRun", "P31D")),
                Arguments.of("filingLevel", draft(), draft().filingLevel(1)),
                Arguments.of("excludeCommitters", draft(), draft().excludeCommitters(true)),
                Arguments.of("quorum", draft(), install(new DecidingRole(Role.IT, 2, 1))),
                Arguments.of("another role", draft(), install(it, business)),
                Arguments.of("order", install(it, business), install(business, new DecidingRole(Role.IT, 1, 2))),
                Arguments.of("documents", draft(), additions(Set.of(DocumentKind.DUTIES), Set.of())),
                Arguments.of("requirements", draft(), additions(Set.of(), Set.of(Requirement.F2))),
                Arguments.of(
                        "another requirement",
                        additions(Set.of(), Set.of(Requirement.F2)),
                        additions(Set.of(), Set.of(Requirement.F2, Requirement.F4))),
                Arguments.of("excluded", draft(), waivers(EnumSet.of(Requirement.C4, Requirement.C5), it)),
                Arguments.of(
                        "waivers.quorum", draft(), waivers(Set.of(Requirement.C4), new DecidingRole(Role.IT, 2, 1))),
                Arguments.of("waivers.role", draft(), waivers(Set.of(Requirement.C4), it, business)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void whateverIsTightenedAsksForMoreAndWhateverIsLoosenedDoesNot(
            String setting, PolicyDraft laxer, PolicyDraft stricter) {
        assertThat(Strictness.asksForMore(stricter.policy(), laxer.policy()))
                .as("tightened: %s", setting)
                .isTrue();
        assertThat(Strictness.asksForMore(laxer.policy(), stricter.policy()))
                .as("loosened: %s", setting)
                .isFalse();
    }

    @Test
    void theSamePolicyAsksForNothingMore() {
        assertThat(Strictness.asksForMore(Policy.SHIPPED, draft().policy())).isFalse();
        Policy aged = draft().maxAge(Period.ofDays(90)).policy();
        assertThat(Strictness.asksForMore(
                        aged, draft().maxAge(Period.ofDays(90)).policy()))
                .isFalse();
    }

    @Test
    void theUsualLengthOfATrialRunIsNoDemand() {
        assertThat(Strictness.asksForMore(period("trialRun.usual", "P6M").policy(), Policy.SHIPPED))
                .isFalse();
    }

    @Test
    void anotherTimeZoneCountsAsMoreBothWays() {
        Policy shanghai = draft().timeZone(ZoneId.of("Asia/Shanghai")).policy();
        assertThat(Strictness.asksForMore(shanghai, Policy.SHIPPED)).isTrue();
        assertThat(Strictness.asksForMore(Policy.SHIPPED, shanghai)).isTrue();
    }

    @Test
    void whatCannotBeComparedCountsAsMore() {
        Policy days = draft().maxAge(Period.ofDays(30)).policy();
        Policy month = draft().maxAge(Period.ofMonths(1)).policy();
        assertThat(Strictness.asksForMore(days, month))
                .as("some months have 31 days")
                .isTrue();
        assertThat(Strictness.asksForMore(month, days)).as("one has 28").isTrue();
    }

    @Test
    void periodsAreComparedOverAWholeLeapCycle() {
        assertThat(Periods.mayBeLonger(Period.ofDays(365), Period.ofYears(1))).isFalse();
        assertThat(Periods.mayBeLonger(Period.ofDays(366), Period.ofYears(1))).isTrue();
        assertThat(Periods.mayBeLonger(Period.ofYears(1), Period.ofDays(365))).isTrue();
        assertThat(Periods.mayBeLonger(Period.ofYears(1), Period.ofDays(366))).isFalse();
        assertThat(Periods.mayBeLonger(Period.ofDays(29), Period.ofMonths(1))).isTrue();
        assertThat(Periods.mayBeLonger(Period.ofDays(28), Period.ofMonths(1))).isFalse();
    }
}
