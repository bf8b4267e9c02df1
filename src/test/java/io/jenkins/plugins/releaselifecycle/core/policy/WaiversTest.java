package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One requirement of one version need not be met for a while, if those say so whom the policy names. */
class WaiversTest {

    private static Facts lacking() {
        return Journey.installed().on("2026-03-16").documents(DocumentKind.BACKUP_PLAN);
    }

    private static Facts asked() {
        return lacking().waiverAsked("w", Requirement.B4, null, "2026-04-30");
    }

    private static Facts waived() {
        return asked().approved("w", Role.IT);
    }

    private static Asking.Line b4(Facts facts) {
        return ask(Gate.GO_LIVE, facts).line(Requirement.B4);
    }

    private static void notWaived(Facts facts) {
        assertThat(b4(facts).status()).isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void aWaiverIsShownWithItsEndItsReasonAndWhatItIsFor() {
        notWaived(asked());
        Facts facts = waived();
        b4(facts)
                .waived("Waived until 2026-04-30 by it-lead as IT department: the tool is down. Without the waiver: "
                        + "1.4.0 was not tested in the test environment in these respects: security, integration, "
                        + "stress, security assessment, robustness, stability, load response, contingency drill. "
                        + "Not confirmed by Operations: test environment similar to production.")
                .due("2026-05-01T00:00:00Z")
                .shownBy(facts.last());
    }

    @Test
    void afterItsEndTheRequirementIsUnmetAgain() {
        Facts facts = waived();
        Asking asking = ask(Gate.GO_LIVE, facts);
        assertThat(asking.at("2026-04-30T23:59:59.999999999Z")
                        .line(Requirement.B4)
                        .status())
                .isEqualTo(RequirementStatus.WAIVED);
        assertThat(asking.at("2026-05-01T00:00:00Z").line(Requirement.B4).status())
                .isEqualTo(RequirementStatus.UNMET);
        Policy berlin = new PolicyDraft().timeZone(ZoneId.of("Europe/Berlin")).policy();
        Facts there = lacking().under(berlin).waiverAsked("w", Requirement.B4, null, "2026-04-30");
        ask(Gate.GO_LIVE, there.approved("w", Role.IT))
                .under(berlin)
                .line(Requirement.B4)
                .due("2026-04-30T22:00:00Z");
    }

    @Test
    void endedOrRejectedOrWithdrawnItWaivesNothing() {
        notWaived(waived().waiverEnded("w"));
        assertThat(b4(waived().waiverEnded("another")).status()).isEqualTo(RequirementStatus.WAIVED);
        notWaived(waived().rejected("w", Role.IT));
        notWaived(waived().withdrewRequest("w"));
        notWaived(waived().expired("w"));
        notWaived(waived().tookVoteBack("w", Facts.person(Role.IT)));
    }

    @Test
    void whoeverAsksForItNeverDecidesOnIt() {
        notWaived(asked().approved("w", Role.IT, Facts.person(Role.DEVELOPMENT)));
        notWaived(asked().approved("w", Role.IT, Facts.build(7)));
        Policy development = new PolicyDraft()
                .waivers(new WaiverTerms(new Decision(List.of(new DecidingRole(Role.DEVELOPMENT, 1, 1))), Set.of()))
                .policy();
        Facts own = lacking().under(development).waiverAsked("w", Requirement.B4, null, "2026-04-30");
        own.approved("w", Role.DEVELOPMENT);
        assertThat(ask(Gate.GO_LIVE, own)
                        .under(development)
                        .line(Requirement.B4)
                        .status())
                .as("asking is no decision of DEVELOPMENT here")
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void itIsForOneVersionAndOneRequirement() {
        assertThat(ask(Gate.GO_LIVE, waived())
                        .version("1.5.0")
                        .line(Requirement.B4)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
        assertThat(ask(Gate.GO_LIVE, waived()).line(Requirement.B5).status()).isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void itIsForOneKindOfSecurityTestOrForAll() {
        Facts one = lacking()
                .waiverAsked("w", Requirement.C2, ScanKind.PENETRATION_TEST, "2026-04-30")
                .approved("w", Role.IT);
        assertThat(ask(Gate.GO_LIVE, one)
                        .line(Requirement.C2, ScanKind.PENETRATION_TEST)
                        .status())
                .isEqualTo(RequirementStatus.WAIVED);
        assertThat(ask(Gate.GO_LIVE, one)
                        .line(Requirement.C2, ScanKind.BASELINE_ASSESSMENT)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
        Facts all =
                lacking().waiverAsked("w", Requirement.C2, null, "2026-04-30").approved("w", Role.IT);
        for (ScanKind kind : Policy.SHIPPED.external()) {
            assertThat(ask(Gate.GO_LIVE, all).line(Requirement.C2, kind).status())
                    .isEqualTo(RequirementStatus.WAIVED);
        }
        Facts notOfAKind = lacking()
                .waiverAsked("w", Requirement.B4, ScanKind.PENETRATION_TEST, "2026-04-30")
                .approved("w", Role.IT);
        notWaived(notOfAKind);
    }

    @Test
    void aWaiverFromBeforeAMajorChangeIsNoneOfTheNextTrialApplication() {
        Facts facts = Journey.inTrialRun()
                .version("2.0.0")
                .waiverAsked("w", Requirement.A3, null, "2026-12-31")
                .approved("w", Role.IT)
                .changed(ChangeScope.MAJOR);
        assertThat(ask(Gate.INSTALL, facts).line(Requirement.A3).status()).isEqualTo(RequirementStatus.UNMET);
        facts.waiverAsked("w", Requirement.A3, null, "2026-12-31").approved("w", Role.IT);
        assertThat(ask(Gate.INSTALL, facts).line(Requirement.A3).status()).isEqualTo(RequirementStatus.WAIVED);
    }

    @Test
    void whatIsMetNeedsNoWaiver() {
        Facts facts = Journey.tested()
                .waiverAsked("w", Requirement.B4, null, "2026-04-30")
                .approved("w", Role.IT);
        assertThat(b4(facts).status()).isEqualTo(RequirementStatus.MET);
    }

    @Test
    void aStricterPolicyVoidsIt() {
        Policy stricter = new PolicyDraft().retests(2).policy();
        Asking asking = ask(Gate.GO_LIVE, waived());
        assertThat(asking.under(stricter, Policy.SHIPPED).line(Requirement.B4).status())
                .isEqualTo(RequirementStatus.UNMET);
        Policy laxer = new PolicyDraft()
                .limits(new SeverityLimits(0, 1, null, null, null, 0, 0))
                .policy();
        assertThat(asking.under(laxer, Policy.SHIPPED).line(Requirement.B4).status())
                .isEqualTo(RequirementStatus.WAIVED);
    }

    @Test
    void thePolicyNamesWhoDecidesAndWhoseLastVoteGrantsIt() {
        Policy both = new PolicyDraft()
                .waivers(new WaiverTerms(
                        new Decision(List.of(new DecidingRole(Role.BUSINESS, 2, 1), new DecidingRole(Role.IT, 1, 2))),
                        Set.of()))
                .policy();
        Facts facts = lacking().under(both).waiverAsked("w", Requirement.B4, null, "2026-04-30");
        Facts early = facts.approved("w", Role.IT, Facts.user("i1"))
                .approved("w", Role.BUSINESS, Facts.user("b1"))
                .approved("w", Role.BUSINESS, Facts.user("b2"));
        assertThat(ask(Gate.GO_LIVE, early).under(both).line(Requirement.B4).status())
                .as("IT voted before its round")
                .isEqualTo(RequirementStatus.UNMET);
        early.approved("w", Role.IT, Facts.user("i2"));
        Asking.Line line =
                ask(Gate.GO_LIVE, early).under(both).line(Requirement.B4).shownBy(early.last());
        assertThat(line.reason()).startsWith("Waived until 2026-04-30 by i2 as IT department: the tool is down.");
    }

    @Test
    void theLastVoteGrantsItWhicheverRoleGivesIt() {
        Policy together = new PolicyDraft()
                .waivers(new WaiverTerms(
                        new Decision(List.of(new DecidingRole(Role.BUSINESS, 1, 1), new DecidingRole(Role.IT, 1, 1))),
                        Set.of()))
                .policy();
        Facts facts = lacking().under(together).waiverAsked("w", Requirement.B4, null, "2026-04-30");
        facts.approved("w", Role.BUSINESS, Role.IT);
        ask(Gate.GO_LIVE, facts).under(together).line(Requirement.B4).shownBy(facts.last());
        Facts other = lacking().under(together).waiverAsked("w", Requirement.B4, null, "2026-04-30");
        other.approved("w", Role.IT, Role.BUSINESS);
        ask(Gate.GO_LIVE, other).under(together).line(Requirement.B4).shownBy(other.last());
    }

    @ParameterizedTest
    @EnumSource(
            value = Requirement.class,
            names = {
                "RECORD",
                "STAGE",
                "BREAK_GLASS",
                "CALENDAR",
                "DOCUMENTS",
                "A7",
                "D1",
                "D7",
                "D10",
                "E6",
                "E9",
                "F3",
                "G1"
            })
    void wherePeopleDecideOrNothingCanBeTrustedThereIsNoWaiver(Requirement requirement) {
        assertThat(requirement.waivable()).isFalse();
        assertThat(Requirement.allWaivable()).doesNotContain(requirement);
        WaiverTerms nothingExcluded = new WaiverTerms(Policy.SHIPPED.waivers().decidedBy(), Set.of());
        assertThat(nothingExcluded.allow(requirement)).isFalse();
    }

    @Test
    void everyOtherRequirementCanBeWaivedUnlessThePolicyExcludesIt() {
        assertThat(Requirement.allWaivable()).hasSize(Requirement.values().length - 13);
        assertThat(Policy.SHIPPED.waivers().allow(Requirement.C5)).isTrue();
        assertThat(Policy.SHIPPED.waivers().allow(Requirement.C4)).isFalse();
    }

    @Test
    void aWaiverForWhatCannotBeWaivedCountsForNothing() {
        Facts facts =
                lacking().waiverAsked("w", Requirement.D1, null, "2026-04-30").approved("w", Role.IT);
        assertThat(ask(Gate.GO_LIVE, facts).line(Requirement.D1).status()).isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void aVerdictOfWaiversAloneIsNotOpen() {
        Verdict shown = ask(Gate.GO_LIVE, waived()).verdict();
        List<RequirementLine> onlyWaived = shown.lines().stream()
                .filter(line -> line.status() == RequirementStatus.WAIVED)
                .toList();
        Verdict nothingMet = new Verdict(
                shown.gate(),
                shown.version(),
                shown.at(),
                shown.stage(),
                shown.exposure(),
                shown.policy(),
                onlyWaived,
                List.of(),
                false,
                Optional.empty());
        assertThat(onlyWaived).isNotEmpty();
        assertThat(nothingMet.open()).isFalse();
    }
}
