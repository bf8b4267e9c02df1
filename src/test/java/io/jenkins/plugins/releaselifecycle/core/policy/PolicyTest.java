package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Periods SHIPPED = Periods.SHIPPED;

    private static PolicyDraft draft() {
        return new PolicyDraft();
    }

    private static void refused(ThrowingCallable policy, String message) {
        assertThatThrownBy(policy).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    /** The shipped periods, those named by their key exchanged. */
    static Periods periods(String key, String period) {
        Map<String, Period> all = new LinkedHashMap<>();
        all.put("testingTerm", SHIPPED.testingTerm());
        all.put("trialRun.usual", SHIPPED.trialRun());
        all.put("trialRun.shortest", SHIPPED.shortest());
        all.put("trialRun.longest", SHIPPED.longest());
        all.put("observation", SHIPPED.observation());
        all.put("filingTerm", SHIPPED.filingTerm());
        all.put("stableRun", SHIPPED.stableRun());
        assertThat(all).containsKey(key);
        all.put(key, Period.parse(period));
        List<Period> list = List.copyOf(all.values());
        return new Periods(list.get(0), list.get(1), list.get(2), list.get(3), list.get(4), list.get(5), list.get(6));
    }

    @Test
    void theShippedPolicyIsTheRule() {
        Policy shipped = draft().policy();
        assertThat(shipped).isEqualTo(Policy.SHIPPED);
        assertThat(shipped.timeZone()).isEqualTo(ZoneId.of("Z"));
        assertThat(shipped.exposure()).isEqualTo(Exposure.EXTERNAL);
        assertThat(shipped.retests()).isEqualTo(1);
        assertThat(shipped.limits()).isEqualTo(new SeverityLimits(0, 0, null, null, null, 0, 0));
        assertThat(shipped.maxAge()).isEmpty();
        assertThat(shipped.filingLevel()).isEqualTo(2);
        assertThat(shipped.periods())
                .isEqualTo(new Periods(
                        Period.ofMonths(1),
                        Period.ofMonths(3),
                        Period.ofMonths(1),
                        Period.ofMonths(12),
                        Period.ofMonths(1),
                        Period.ofMonths(1),
                        Period.ofMonths(1)));
        assertThat(shipped.waivers().excluded()).containsExactly(Requirement.C4);
        assertThat(shipped.waivers().decidedBy().roles()).containsExactly(new DecidingRole(Role.IT, 1, 1));
        assertThat(shipped.gates().get(Gate.INSTALL).roles()).containsExactly(new DecidingRole(Role.IT, 1, 1));
        assertThat(shipped.gates().get(Gate.GO_LIVE).roles())
                .containsExactly(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.BUSINESS, 1, 1));
        assertThat(shipped.gates().get(Gate.HANDOVER).roles())
                .containsExactly(
                        new DecidingRole(Role.BUSINESS, 1, 1),
                        new DecidingRole(Role.OPERATIONS, 1, 1),
                        new DecidingRole(Role.IT, 1, 2));
        assertThat(shipped.gates().get(Gate.ACCEPTANCE).roles())
                .containsExactly(
                        new DecidingRole(Role.TECHNICAL_REVIEW, 1, 1),
                        new DecidingRole(Role.PRODUCTION_READINESS, 1, 1),
                        new DecidingRole(Role.DOCUMENT_REVIEW, 1, 1),
                        new DecidingRole(Role.IT, 1, 2));
        assertThat(shipped.gates().get(Gate.CHANGE).roles())
                .containsExactly(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.OPERATIONS, 1, 1));
        assertThat(shipped.gates().get(Gate.RETIRE).roles())
                .containsExactly(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.BUSINESS, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanKind.class,
            names = {
                "SYSTEM_VULNERABILITY_SCAN",
                "APPLICATION_VULNERABILITY_SCAN",
                "PENETRATION_TEST",
                "BASELINE_ASSESSMENT"
            })
    void noKindOfTheRuleCanBeLeftOutForExternalApplications(ScanKind kind) {
        Set<ScanKind> less = new HashSet<>(Policy.SHIPPED.external());
        less.remove(kind);
        assertThatThrownBy(() -> draft().external(less).policy())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“external” lacks " + kind.id())
                .hasMessageContaining("C2");
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanKind.class,
            names = {"SYSTEM_VULNERABILITY_SCAN", "APPLICATION_VULNERABILITY_SCAN"})
    void noKindOfTheRuleCanBeLeftOutForInternalApplications(ScanKind kind) {
        Set<ScanKind> less = new HashSet<>(Policy.SHIPPED.internal());
        less.remove(kind);
        assertThatThrownBy(() -> draft().internal(less).policy())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“internal” lacks " + kind.id())
                .hasMessageContaining("C3");
    }

    @Test
    void anExternalApplicationNeedsWhateverAnInternalOneNeeds() {
        Set<ScanKind> internal = new HashSet<>(Policy.SHIPPED.internal());
        internal.add(ScanKind.CODE_AUDIT);
        assertThatThrownBy(() -> draft().internal(internal).policy())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“external” lacks code-audit");
        Policy policy = draft().internal(internal)
                .external(EnumSet.allOf(ScanKind.class))
                .policy();
        assertThat(policy.kinds(Exposure.INTERNAL)).contains(ScanKind.CODE_AUDIT);
        assertThat(policy.kinds(Exposure.EXTERNAL)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void retestsAreBetweenOneAndTen(int retests) {
        refused(
                () -> draft().retests(retests).policy(),
                "“retests” is " + retests
                        + ": give a number from 1 to 10. The rule requires at least one retest (C4).");
        assertThat(draft().retests(10).policy().retests()).isEqualTo(10);
    }

    @Test
    void aNegativeLimitIsRefusedAndNamed() {
        List<Supplier<SeverityLimits>> limits = List.of(
                () -> new SeverityLimits(-1, 0, 0, 0, 0, 0, 0),
                () -> new SeverityLimits(0, -1, 0, 0, 0, 0, 0),
                () -> new SeverityLimits(0, 0, -1, 0, 0, 0, 0),
                () -> new SeverityLimits(0, 0, 0, -1, 0, 0, 0),
                () -> new SeverityLimits(0, 0, 0, 0, -1, 0, 0),
                () -> new SeverityLimits(0, 0, 0, 0, 0, -1, 0),
                () -> new SeverityLimits(0, 0, 0, 0, 0, 0, -1));
        List<String> keys = List.of("critical", "high", "medium", "low", "info", "unknown", "notExamined");
        for (int i = 0; i < keys.size(); i++) {
            Supplier<SeverityLimits> limit = limits.get(i);
            refused(limit::get, "“limits." + keys.get(i) + "” is -1: a limit is 0 or more.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "testingTerm, P31D, B2",
        "testingTerm, P2M, B2",
        "testingTerm, P1M1D, B2",
        "filingTerm, P31D, D13",
        "filingTerm, P1Y, D13"
    })
    void aDeadlineOfTheRuleCannotBeLonger(String key, String period, String requirement) {
        refused(
                () -> periods(key, period),
                "“" + key + "” is " + period + " and may be longer than P1M: the rule allows no more (" + requirement
                        + ").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30D", "P29D", "P1D"})
    void theStableRunAfterASeriousProblemCannotBeShorterThanAMonth(String period) {
        refused(
                () -> periods("stableRun", period),
                "“stableRun” is " + period + " and may be shorter than P1M: the rule asks for as much (E8).");
    }

    @ParameterizedTest
    @CsvSource({"testingTerm, P28D", "filingTerm, P28D", "stableRun, P31D", "stableRun, P2M", "observation, P1D"})
    void aPolicyMayAskForMoreThanTheRule(String key, String period) {
        assertThat(draft().periods(periods(key, period)).policy().periods().toString())
                .contains(period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testingTerm",
                "trialRun.usual",
                "trialRun.shortest",
                "trialRun.longest",
                "observation",
                "filingTerm",
                "stableRun"
            })
    void aPeriodIsALengthOfTimeForward(String key) {
        for (String none : List.of("P0D", "P-1D", "P1M-1D", "P101Y", "P37201D")) {
            refused(
                    () -> periods(key, none),
                    "“" + key + "” is " + Period.parse(none) + ": give a calendar period, as in P3M or P30D.");
        }
    }

    @Test
    void aHundredYearsAreTheLongestPeriod() {
        Periods longest = new Periods(
                SHIPPED.testingTerm(),
                SHIPPED.trialRun(),
                SHIPPED.shortest(),
                Period.ofMonths(1200),
                SHIPPED.observation(),
                SHIPPED.filingTerm(),
                Period.ofDays(37_200));
        assertThat(longest.longest()).hasMonths(1200);
    }

    @Test
    void theLengthsOfTheTrialRunDoNotContradictEachOther() {
        refused(
                () -> periods("trialRun.shortest", "P4M"),
                "“trialRun.shortest” is P4M and may be longer than “trialRun.usual”, P3M: "
                        + "make it shorter, or the other longer.");
        refused(
                () -> periods("trialRun.longest", "P90D"),
                "“trialRun.usual” is P3M and may be longer than “trialRun.longest”, P90D: "
                        + "make it shorter, or the other longer.");
        refused(
                () -> periods("observation", "P93D"),
                "“observation” is P93D and may be longer than “trialRun.usual”, P3M: "
                        + "make it shorter, or the other longer.");
        assertThat(periods("trialRun.shortest", "P3M").shortest()).hasMonths(3);
        assertThat(periods("trialRun.longest", "P3M").longest()).hasMonths(3);
        assertThat(periods("observation", "P3M").observation()).hasMonths(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D"})
    void theGreatestAgeIsALengthOfTime(String age) {
        refused(
                () -> draft().maxAge(Period.parse(age)).policy(),
                "“maxAge” is " + age + ": give a calendar period, as in P3M or P30D.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 5})
    void filingIsAskedForFromLevelTwoOnAtTheLatest(int level) {
        refused(
                () -> draft().filingLevel(level).policy(),
                "“filingLevel” is " + level
                        + ": give a number from 1 to 2. The rule asks for filing from level 2 on (D13).");
        assertThat(draft().filingLevel(1).policy().filingLevel()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void noRoleOfTheRuleCanBeLeftOutAtAnyGate(Gate gate) {
        for (DecidingRole needed : Policy.SHIPPED.gates().get(gate).roles()) {
            List<DecidingRole> others = new ArrayList<>(List.of(new DecidingRole(Role.DEVELOPMENT, 1, 1)));
            Policy.SHIPPED.gates().get(gate).roles().stream()
                    .filter(other -> !other.equals(needed))
                    .forEach(others::add);
            assertThatThrownBy(() -> draft().gate(gate, new Decision(others)).policy())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("“gates." + gate.key() + ".decidedBy” asks less of ")
                    .hasMessageContaining("add " + needed.role().id() + " with a quorum of at least 1");
        }
    }

    @Test
    void whoDecidesLastByTheRuleDecidesLast() {
        Decision together = new Decision(List.of(
                new DecidingRole(Role.BUSINESS, 1, 1),
                new DecidingRole(Role.OPERATIONS, 1, 1),
                new DecidingRole(Role.IT, 1, 1)));
        refused(
                () -> draft().gate(Gate.HANDOVER, together).policy(),
                "“gates.handover.decidedBy” asks less of IT department than the rule: add it with a quorum of at "
                        + "least 1, in its order (round 2 or later than those before it). "
                        + "A policy may ask for more than the rule, not for less.");
        Decision oneAfterTheOther = new Decision(List.of(
                new DecidingRole(Role.IT, 2, 5),
                new DecidingRole(Role.OPERATIONS, 1, 4),
                new DecidingRole(Role.BUSINESS, 1, 3)));
        assertThat(draft().gate(Gate.HANDOVER, oneAfterTheOther)
                        .policy()
                        .gates()
                        .get(Gate.HANDOVER)
                        .roles())
                .extracting(DecidingRole::role)
                .containsExactly(Role.BUSINESS, Role.OPERATIONS, Role.IT);
    }

    @Test
    void aDecisionNamesSomebodyAndNobodyTwice() {
        refused(
                () -> new Decision(List.of()),
                "“decidedBy” names no role: a gate that nobody decides would never open.");
        refused(
                () -> new Decision(List.of(new DecidingRole(Role.IT, 1, 1), new DecidingRole(Role.IT, 2, 2))),
                "“decidedBy” names “it” twice: name each role once and give it a quorum.");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 21})
    void aQuorumIsBetweenOneAndTwenty(int quorum) {
        refused(
                () -> new DecidingRole(Role.TECHNICAL_REVIEW, quorum, 1),
                "The quorum of “technical-review” is " + quorum + ": give a number from 1 to 20.");
        assertThat(new DecidingRole(Role.IT, 20, 1).quorum()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void aRoundIsBetweenOneAndFive(int round) {
        refused(
                () -> new DecidingRole(Role.IT, 1, round),
                "The round of “it” is " + round + ": give a number from 1 to 5.");
        assertThat(new DecidingRole(Role.IT, 1, 5).round()).isEqualTo(5);
    }

    @Test
    void whatNobodyCanWaiveNeedsNoExclusion() {
        Decision it = Policy.SHIPPED.waivers().decidedBy();
        refused(
                () -> new WaiverTerms(it, Set.of(Requirement.A7)),
                "“waivers.excluded” names A7, for which no waiver can be given anyway: leave it out.");
        assertThat(new WaiverTerms(it, Set.of(Requirement.C5, Requirement.A1)).excluded())
                .containsExactly(Requirement.A1, Requirement.C5);
    }

    @Test
    void theDigestChangesWithEverySettingAndWithNothingElse() {
        List<PolicyDraft> drafts = List.of(
                draft(),
                draft().timeZone(ZoneId.of("Asia/Shanghai")),
                draft().exposure(Exposure.INTERNAL),
                draft().external(EnumSet.allOf(ScanKind.class)),
                draft().external(EnumSet.allOf(ScanKind.class)).internal(EnumSet.allOf(ScanKind.class)),
                draft().retests(2),
                draft().limits(new SeverityLimits(1, 0, null, null, null, 0, 0)),
                draft().limits(new SeverityLimits(0, 1, null, null, null, 0, 0)),
                draft().limits(new SeverityLimits(0, 0, 1, null, null, 0, 0)),
                draft().limits(new SeverityLimits(0, 0, null, 1, null, 0, 0)),
                draft().limits(new SeverityLimits(0, 0, null, null, 1, 0, 0)),
                draft().limits(new SeverityLimits(0, 0, null, null, null, 1, 0)),
                draft().limits(new SeverityLimits(0, 0, null, null, null, 0, 1)),
                draft().maxAge(Period.ofDays(90)),
                draft().periods(periods("testingTerm", "P28D")),
                draft().periods(periods("trialRun.usual", "P4M")),
                draft().periods(periods("trialRun.shortest", "P2M")),
                draft().periods(periods("trialRun.longest", "P6M")),
                draft().periods(periods("observation", "P2M")),
                draft().periods(periods("filingTerm", "P28D")),
                draft().periods(periods("stableRun", "P2M")),
                draft().filingLevel(1),
                draft().excludeCommitters(true),
                draft().gate(Gate.INSTALL, new Decision(List.of(new DecidingRole(Role.IT, 2, 1)))),
                draft().gate(Gate.INSTALL, new Decision(List.of(new DecidingRole(Role.IT, 1, 2)))),
                draft().waivers(new WaiverTerms(
                        new Decision(List.of(new DecidingRole(Role.BUSINESS, 1, 1))), Set.of(Requirement.C4))),
                draft().waivers(new WaiverTerms(Policy.SHIPPED.waivers().decidedBy(), Set.of())));
        Set<String> digests = new HashSet<>();
        drafts.forEach(draft -> digests.add(draft.policy().digest()));
        assertThat(digests).hasSameSizeAs(drafts).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        drafts.forEach(draft -> assertThat(digests).contains(draft.policy().digest()));
        assertThat(draft().policy().digest()).isEqualTo(Policy.SHIPPED.digest());
    }

    @Test
    void theOrderInWhichSettingsAreWrittenChangesNothing() {
        Decision one = new Decision(List.of(new DecidingRole(Role.BUSINESS, 1, 1), new DecidingRole(Role.IT, 1, 1)));
        assertThat(draft().gate(Gate.GO_LIVE, one).policy().digest()).isEqualTo(Policy.SHIPPED.digest());
    }
}
