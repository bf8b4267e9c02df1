package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.Facts.CLEAN;
import static io.jenkins.plugins.releaselifecycle.core.Facts.TWO_HIGH;
import static io.jenkins.plugins.releaselifecycle.core.Facts.report;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.APPLICATION_VULNERABILITY_SCAN;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.BASELINE_ASSESSMENT;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.PENETRATION_TEST;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.SYSTEM_VULNERABILITY_SCAN;
import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Family C (§4.3): the security tests before going live, each method one sentence of it. */
class SecurityTestRulesTest {

    private static final String V = Facts.VERSION;
    private static final Policy INTERNAL_FLOOR =
            new PolicyDraft().exposure(Exposure.INTERNAL).policy();
    private static final Policy TWO_RETESTS =
            new PolicyDraft().exposure(Exposure.INTERNAL).retests(2).policy();

    private static Verdict internal(Facts facts) {
        return verdict(facts, INTERNAL_FLOOR, V);
    }

    private static Verdict verdict(Facts facts, Policy policy, String version) {
        return ask(Gate.GO_LIVE, facts).version(version).under(policy).verdict().ofSecurityTests();
    }

    private static Policy limited(SeverityLimits limits) {
        return new PolicyDraft().exposure(Exposure.INTERNAL).limits(limits).policy();
    }

    private static Set<Requirement> unmet(Verdict verdict) {
        return verdict.unmet().stream().map(RequirementLine::requirement).collect(Collectors.toSet());
    }

    private static String why(Verdict verdict, Requirement requirement, ScanKind kind) {
        return verdict.lines().stream()
                .filter(line -> line.requirement() == requirement && line.kind() == kind)
                .map(line -> line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .collect(Collectors.joining("\n"));
    }

    private static Facts tested(Facts facts, int build, String version, String run, SeverityCounts findings) {
        return facts.test(build, SYSTEM_VULNERABILITY_SCAN, version, "system-" + run, findings)
                .test(build, APPLICATION_VULNERABILITY_SCAN, version, "application-" + run, findings);
    }

    @Test
    void nothingRecordedIsClosed() {
        Verdict verdict = internal(Facts.of("shop"));
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.status()).isEqualTo("CLOSED");
        assertThat(unmet(verdict))
                .containsExactlyInAnyOrder(Requirement.C1, Requirement.C3, Requirement.C4, Requirement.C5);
    }

    @Test
    void firstTestAndRetestOfEveryKindOpen() {
        Verdict verdict = internal(tested(tested(Facts.of("shop"), 1, V, "dirty", TWO_HIGH), 2, V, "fixed", CLEAN));
        assertThat(verdict.open()).isTrue();
        assertThat(verdict.unmet()).isEmpty();
    }

    @Test
    void c4ACleanFirstTestAloneIsNotEnough() {
        Verdict verdict = internal(tested(Facts.of("shop"), 1, V, "clean", CLEAN));
        assertThat(verdict.open()).isFalse();
        assertThat(unmet(verdict)).containsExactlyInAnyOrder(Requirement.C4, Requirement.C5);
        assertThat(why(verdict, Requirement.C4, SYSTEM_VULNERABILITY_SCAN))
                .contains("Retest missing for 1.4.0", "shop #1", "a retest has to follow");
    }

    @Test
    void c4ATestWhoseKeptReportIsMissingOrAlteredDoesNotCount() {
        Facts facts = Facts.of("shop");
        List<String> digests = List.of("a", "b", "c", "d");
        for (int i = 0; i < digests.size(); i++) {
            ScanKind kind = i % 2 == 0 ? SYSTEM_VULNERABILITY_SCAN : APPLICATION_VULNERABILITY_SCAN;
            facts.test(1 + i / 2, kind, V, kept(digests.get(i)));
        }
        assertThat(having(facts, digest -> EvidenceState.KEPT).open()).isTrue();
        for (String lost : digests) {
            for (EvidenceState state : List.of(EvidenceState.MISSING, EvidenceState.ALTERED)) {
                Verdict verdict = having(facts, digest -> digest.equals(lost) ? state : EvidenceState.KEPT);
                assertThat(verdict.open()).as("%s %s", lost, state).isFalse();
                assertThat(unmet(verdict)).as("%s %s", lost, state).contains(Requirement.C4);
            }
        }
    }

    private static RecordedReport kept(String digest) {
        return new RecordedReport(
                "reports/" + digest + ".json", "trivy", "Trivy", digest, 100, null, CLEAN, 0, 1, 0, 0, 0, 0, 0, true);
    }

    private static Verdict having(Facts facts, Function<String, EvidenceState> evidence) {
        return ask(Gate.GO_LIVE, facts)
                .version(V)
                .under(INTERNAL_FLOOR)
                .having(evidence)
                .verdict()
                .ofSecurityTests();
    }

    @Test
    void c5ARetestFromTheSameBuildDoesNotCount() {
        Verdict verdict = internal(tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 1, V, "b", CLEAN));
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .contains("Whatever one build records is one");
    }

    @Test
    void c5ARetestFromTheSameBuildDoesNotCountAfterARenameEither() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        Actor.Build renamed = new Actor.Build("renamed", 1, Facts.build(1).startedAt());
        for (ScanKind kind : List.of(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN)) {
            facts.and(
                    renamed,
                    new EvidenceFact.SecurityTestRecorded(
                            kind, new Version(V), 1, List.of(report(kind.id(), CLEAN)), TestCircumstances.NONE, null));
        }
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void aBuildWithTheSameNumberOfAnotherJobIsAnotherBuild() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        Actor.Build other =
                new Actor.Build("scans", 1, Facts.build(1).startedAt().plusMillis(1));
        for (ScanKind kind : List.of(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN)) {
            facts.and(
                    other,
                    new EvidenceFact.SecurityTestRecorded(
                            kind, new Version(V), 1, List.of(report(kind.id(), CLEAN)), TestCircumstances.NONE, null));
        }
        assertThat(internal(facts).open()).isTrue();
    }

    @Test
    void c5ACleanReportDoesNotHideADirtyOneOfTheSameBuild() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, "image-a", TWO_HIGH)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, "image-b", CLEAN)
                .test(2, APPLICATION_VULNERABILITY_SCAN, V, "b", CLEAN);
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN)).contains("2 high (at most 0 allowed)");
    }

    @Test
    void c4OneBuildIsOneRetestHoweverOftenItRecords() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        tested(tested(facts, 2, V, "b", CLEAN), 2, V, "c", CLEAN);
        assertThat(verdict(facts, TWO_RETESTS, V).open()).isFalse();
        assertThat(verdict(tested(facts, 3, V, "d", CLEAN), TWO_RETESTS, V).open())
                .isTrue();
    }

    @Test
    void c5ABuildThatTestedAnotherVersionBeforeDoesNotRetestThisOne() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 1, V, "b", CLEAN);
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .contains("had already recorded another test of this kind");
    }

    @Test
    void theSameReportReadWithMoreFindingsIsNoRepetition() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        assertThat(internal(tested(facts, 3, V, "b", TWO_HIGH)).open()).isFalse();
    }

    @Test
    void c5ARetestWithTheSameReportDoesNotCount() {
        Verdict verdict = internal(tested(tested(Facts.of("shop"), 1, V, "same", CLEAN), 2, V, "same", CLEAN));
        assertThat(verdict.open()).isFalse();
        assertThat(unmet(verdict)).contains(Requirement.C4);
    }

    @Test
    void c5AnOldCleanReportShownAgainAfterADirtyOneDoesNotCount() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "clean", CLEAN), 2, V, "dirty", TWO_HIGH);
        Verdict verdict = internal(tested(facts, 3, V, "clean", CLEAN));
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .contains("shop #3 has a report that shop #1 had already recorded for 1.4.0");
    }

    @Test
    void c5AReportOfAnotherVersionShownAgainDoesNotCount() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 2, "1.3.0", "b", CLEAN);
        assertThat(internal(tested(facts, 3, V, "b", CLEAN)).open()).isFalse();
    }

    @Test
    void c5OneOldReportAmongNewOnesIsEnoughToFailTheRetest() {
        Facts facts = tested(Facts.of("shop"), 1, V, "old", CLEAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, report("system-old", CLEAN), report("system-new", CLEAN))
                .test(2, APPLICATION_VULNERABILITY_SCAN, V, "application-new", CLEAN);
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void recordingTheSameRetestTwiceChangesNothing() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "first", TWO_HIGH), 2, V, "retest", CLEAN);
        assertThat(internal(tested(facts, 3, V, "retest", CLEAN)).open()).isTrue();
    }

    @Test
    void theRepetitionOfACleanRetestDoesNotHideADirtyOneBetween() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "first", TWO_HIGH), 2, V, "retest", CLEAN);
        facts = tested(facts, 3, V, "dirty", TWO_HIGH);
        assertThat(internal(tested(facts, 4, V, "retest", CLEAN)).open()).isFalse();
    }

    @Test
    void c5TheLatestTestDecides() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        Verdict verdict = internal(tested(facts, 3, V, "c", TWO_HIGH));
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .isEqualTo("The test in shop #3 exceeds the limits: 2 high (at most 0 allowed).");
    }

    @Test
    void c5AVersionThatWasNeverTestedIsBlockedAlthoughItsPredecessorPassed() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 2, "1.3.0", "b", CLEAN);
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C3, SYSTEM_VULNERABILITY_SCAN)).contains("1.4.0 was never tested", "1.3.0");
        assertThat(verdict(facts, INTERNAL_FLOOR, "1.3.0").open()).isTrue();
    }

    @Test
    void oneTestOfTheNextVersionIsItsRetest() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 2, "1.3.0", "b", CLEAN);
        assertThat(internal(tested(facts, 3, V, "c", CLEAN)).open()).isTrue();
    }

    @Test
    void c2AnExternalApplicationNeedsFourKinds() {
        assertThat(INTERNAL_FLOOR.kinds(Exposure.EXTERNAL))
                .containsExactly(
                        SYSTEM_VULNERABILITY_SCAN,
                        APPLICATION_VULNERABILITY_SCAN,
                        PENETRATION_TEST,
                        BASELINE_ASSESSMENT);
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        assertThat(internal(facts).open()).isTrue();
        facts.declared(Exposure.EXTERNAL);
        Verdict verdict = internal(facts);
        assertThat(verdict.exposure()).isEqualTo(Exposure.EXTERNAL);
        assertThat(verdict.open()).isFalse();
        assertThat(unmet(verdict)).containsExactlyInAnyOrder(Requirement.C2, Requirement.C4, Requirement.C5);

        facts.test(3, PENETRATION_TEST, V, "p1", CLEAN).test(4, PENETRATION_TEST, V, "p2", CLEAN);
        facts.test(3, BASELINE_ASSESSMENT, V, "c1", CLEAN);
        assertThat(internal(facts).open()).isFalse();
        facts.test(4, BASELINE_ASSESSMENT, V, "c2", CLEAN);
        assertThat(internal(facts).open()).isTrue();
    }

    @Test
    void c3AnInternalApplicationNeedsTwoKinds() {
        assertThat(INTERNAL_FLOOR.kinds(Exposure.INTERNAL))
                .containsExactly(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN);
        Verdict verdict = internal(Facts.of("shop"));
        assertThat(verdict.standings())
                .extracting(TestStanding::kind)
                .containsExactly(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN);
    }

    @Test
    void onlyTheRequirementOfTheOwnExposureApplies() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .under(INTERNAL_FLOOR)
                .line(Requirement.C2)
                .notApplicable("The application is internal.");
        ask(Gate.GO_LIVE, facts).line(Requirement.C3).notApplicable("The application is external.");
        ask(Gate.GO_LIVE, facts)
                .under(INTERNAL_FLOOR)
                .line(Requirement.C3, SYSTEM_VULNERABILITY_SCAN)
                .met("Version 1.4.0 was tested in shop #1 on 2026-03-02 09:00.")
                .shownBy(2L);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C2, PENETRATION_TEST)
                .unmet(
                        "No such test is recorded; the application is external and needs one.",
                        "Penetration test: test 1.4.0 and record it: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT);
        ask(Gate.GO_LIVE, facts)
                .version("1.5.0")
                .line(Requirement.C2, SYSTEM_VULNERABILITY_SCAN)
                .unmet(
                        "Version 1.5.0 was never tested. The test of 1.4.0 in shop #1 does not speak for it.",
                        "System vulnerability scan: test 1.5.0 and record it: "
                                + "recordSecurityScan kind: 'system-vulnerability-scan', version: '1.5.0'",
                        Role.DEVELOPMENT)
                .shownBy(2L);
    }

    @Test
    void c1SystemSecurityAndApplicationSecurityAreBothTested() {
        Facts facts = Facts.of("shop").test(1, PENETRATION_TEST, V, "p", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C1)
                .unmet(
                        "Not recorded for 1.4.0: System vulnerability scan, Application vulnerability scan.",
                        "Test 1.4.0 and record each test with recordSecurityScan, version: '1.4.0': "
                                + "System vulnerability scan, Application vulnerability scan",
                        Role.DEVELOPMENT);
        facts.test(1, SYSTEM_VULNERABILITY_SCAN, V, "s", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C1)
                .unmet(
                        "Not recorded for 1.4.0: Application vulnerability scan.",
                        "Test 1.4.0 and record each test with recordSecurityScan, version: '1.4.0': "
                                + "Application vulnerability scan",
                        Role.DEVELOPMENT);
        facts.test(1, APPLICATION_VULNERABILITY_SCAN, V, "a", CLEAN);
        ask(Gate.GO_LIVE, facts).line(Requirement.C1).met("Both were tested on 1.4.0.");
        assertThat(ask(Gate.GO_LIVE, facts)
                        .version("1.5.0")
                        .line(Requirement.C1)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void c4SaysWhatIsMissing() {
        Facts facts = Facts.of("shop");
        Policy twoRetests = new PolicyDraft().retests(2).policy();
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C4, PENETRATION_TEST)
                .unmet(
                        "Neither a first test nor a retest is recorded.",
                        "Penetration test: test 1.4.0 and record it, then test it again in another build: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT)
                .shownBy();
        facts.test(1, PENETRATION_TEST, "1.3.0", "first", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C4, PENETRATION_TEST)
                .unmet(
                        "No retest of 1.4.0. The first test was in shop #1 on 2026-03-02 09:00, of version 1.3.0.",
                        "Penetration test: test 1.4.0 and record it: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT)
                .shownBy(2L);
        facts.test(2, PENETRATION_TEST, V, "second", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C4, PENETRATION_TEST)
                .met("First test in shop #1 on 2026-03-02 09:00; retests since: 1.")
                .shownBy(2L);
        ask(Gate.GO_LIVE, facts)
                .under(twoRetests)
                .line(Requirement.C4, PENETRATION_TEST)
                .unmet(
                        "Retests: 1 of 2.",
                        "Penetration test: test 1.4.0 again in a new build and record the new report: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT)
                .shownBy(2L);
        facts.test(3, PENETRATION_TEST, V, "third", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .under(twoRetests)
                .line(Requirement.C4, PENETRATION_TEST)
                .met("First test in shop #1 on 2026-03-02 09:00; retests since: 2.");
    }

    @Test
    void c5SaysWhatTheDecidingTestLacks() {
        Facts facts = Facts.of("shop");
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C5, PENETRATION_TEST)
                .unmet(
                        "No test speaks for 1.4.0.",
                        "Penetration test: test 1.4.0 and record it: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT)
                .shownBy();
        facts.test(1, PENETRATION_TEST, V, "first", new SeverityCounts(1, 2, 3, 4, 5, 6));
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C5, PENETRATION_TEST)
                .unmet(
                        "The test in shop #1 exceeds the limits: 1 critical (at most 0 allowed), "
                                + "2 high (at most 0 allowed), 6 of unknown severity (at most 0 allowed). "
                                + "Whatever one build records is one test; a retest has to follow in another build.",
                        "Penetration test: fix what was found, test 1.4.0 again in a new build and record the new "
                                + "report: recordSecurityScan kind: 'penetration-test', version: '1.4.0' "
                                + "Penetration test: test 1.4.0 again in a new build and record the new report: "
                                + "recordSecurityScan kind: 'penetration-test', version: '1.4.0'",
                        Role.DEVELOPMENT)
                .shownBy(2L);
        facts.test(2, PENETRATION_TEST, V, "second", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C5, PENETRATION_TEST)
                .met("The retest of 1.4.0 in shop #2 on 2026-03-02 09:00 passes the limits.")
                .shownBy(3L);
    }

    private static Facts retested() {
        return tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN)
                .on("2026-03-05");
    }

    @Test
    void c5ATestBeforeTheLastChangeOfItsTargetDoesNotCount() {
        Facts facts = retested().changed(ChangeScope.MINOR, SYSTEM_VULNERABILITY_SCAN);
        Verdict verdict = internal(facts);
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .isEqualTo("The test in shop #2 came before the last change or remediation of its target, "
                        + "on 2026-03-05 09:00.");
        assertThat(verdict.unmet()).hasSize(1);
        assertThat(verdict.standings()).extracting(TestStanding::passed).containsExactly(false, true);
        facts.test(3, SYSTEM_VULNERABILITY_SCAN, V, "after", CLEAN);
        assertThat(internal(facts).open()).isTrue();
    }

    @Test
    void c5AChangeThatNamesNoTargetTouchesAllAndAChangeOfAnotherVersionNone() {
        assertThat(internal(retested().changed(ChangeScope.MINOR)).unmet()).hasSize(2);
        assertThat(internal(retested().version("1.5.0").changed(ChangeScope.MINOR))
                        .open())
                .isTrue();
    }

    @Test
    void c5ATestBeforeTheLastRemediationDoesNotCountWhicheverVersionWasRemedied() {
        Facts facts = retested().nonconformity("NC-1").version("1.3.0").remedied("NC-1", null);
        assertThat(internal(facts).unmet()).hasSize(2);
        Facts one = retested().remedied("NC-1", APPLICATION_VULNERABILITY_SCAN);
        Verdict verdict = internal(one);
        assertThat(why(verdict, Requirement.C5, APPLICATION_VULNERABILITY_SCAN))
                .contains("came before the last change or remediation of its target, on 2026-03-05 09:00");
        assertThat(verdict.unmet()).hasSize(1);
        one.test(3, APPLICATION_VULNERABILITY_SCAN, V, "after", CLEAN);
        assertThat(internal(one).open()).isTrue();
    }

    @Test
    void c5TheLaterOfChangeAndRemediationCounts() {
        Facts facts = retested()
                .remedied("NC-1", SYSTEM_VULNERABILITY_SCAN)
                .on("2026-03-06")
                .changed(ChangeScope.MINOR, SYSTEM_VULNERABILITY_SCAN);
        assertThat(why(internal(facts), Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .contains("2026-03-06");
        facts.on("2026-03-07").remedied("NC-2", SYSTEM_VULNERABILITY_SCAN);
        assertThat(why(internal(facts), Requirement.C5, SYSTEM_VULNERABILITY_SCAN))
                .contains("2026-03-07");
    }

    @Test
    void c5ABuildThatBeganToRecordBeforeAChangeDoesNotTestWhatWasChanged() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, "system-b", CLEAN)
                .test(2, APPLICATION_VULNERABILITY_SCAN, V, "application-b", CLEAN)
                .changed(ChangeScope.MINOR, SYSTEM_VULNERABILITY_SCAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, "system-c", CLEAN);
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void c5AReportMayBeAsOldAsThePolicyAllowsAndNoOlder() {
        Policy ninetyDays = new PolicyDraft()
                .exposure(Exposure.INTERNAL)
                .maxAge(Period.ofDays(90))
                .policy();
        Facts facts = systemRetestedWith(made("first", "2026-02-28T10:00:00Z"), made("retest", "2026-03-01T10:00:00Z"));
        Asking asking = ask(Gate.GO_LIVE, facts).under(ninetyDays);
        assertThat(asking.at("2026-05-30T10:00:00Z").verdict().ofSecurityTests().open())
                .isTrue();
        assertThat(asking.at("2026-05-30T10:00:00.000000001Z")
                        .verdict()
                        .ofSecurityTests()
                        .unmet())
                .extracting(RequirementLine::kind)
                .containsExactly(SYSTEM_VULNERABILITY_SCAN);
        asking.line(Requirement.C5, SYSTEM_VULNERABILITY_SCAN)
                .unmet(
                        "The report in shop #2 was made on 2026-03-01 10:00, longer ago than P90D.",
                        "System vulnerability scan: test 1.4.0 again in a new build and record the new report: "
                                + "recordSecurityScan kind: 'system-vulnerability-scan', version: '1.4.0'",
                        Role.DEVELOPMENT);
        assertThat(asking.under(INTERNAL_FLOOR).verdict().ofSecurityTests().open())
                .isTrue();
        asking.under(ninetyDays);
        assertThat(asking.at("2026-05-31T09:00:02Z").verdict().standings())
                .as("an undated report is as old as its record")
                .extracting(TestStanding::passed)
                .containsExactly(false, true);
        assertThat(asking.at("2026-05-31T09:00:02.000000001Z").verdict().standings())
                .extracting(TestStanding::passed)
                .containsExactly(false, false);
    }

    @Test
    void c5TheOldestOfTheReportsOfATestDecidesItsAge() {
        Policy ninetyDays = new PolicyDraft().maxAge(Period.ofDays(90)).policy();
        Facts facts = Facts.of("shop")
                .test(1, SYSTEM_VULNERABILITY_SCAN, V, made("first", "2026-02-28T10:00:00Z"))
                .test(
                        2,
                        SYSTEM_VULNERABILITY_SCAN,
                        V,
                        made("new", "2026-03-02T10:00:00Z"),
                        made("old", "2026-03-01T10:00:00Z"));
        Asking asking = ask(Gate.GO_LIVE, facts).under(ninetyDays).at("2026-05-31T00:00:00Z");
        assertThat(asking.line(Requirement.C5, SYSTEM_VULNERABILITY_SCAN).reason())
                .contains("made on 2026-03-01 10:00");
    }

    @Test
    void c5AReportOfAnotherKindDoesNotCount() {
        Facts facts = Facts.of("shop")
                .test(1, APPLICATION_VULNERABILITY_SCAN, V, "one", CLEAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, "first", CLEAN)
                .test(3, SYSTEM_VULNERABILITY_SCAN, V, "one", CLEAN);
        ask(Gate.GO_LIVE, facts)
                .line(Requirement.C5, SYSTEM_VULNERABILITY_SCAN)
                .unmet(
                        "The test in shop #3 has a report that shop #1 had already recorded as another kind of test "
                                + "(Application vulnerability scan); one report cannot show two.",
                        "System vulnerability scan: test 1.4.0 again in a new build and record the new report: "
                                + "recordSecurityScan kind: 'system-vulnerability-scan', version: '1.4.0'",
                        Role.DEVELOPMENT);
        assertThat(ask(Gate.GO_LIVE, facts)
                        .line(Requirement.C4, SYSTEM_VULNERABILITY_SCAN)
                        .reason())
                .startsWith("Retest missing for 1.4.0; first test in shop #2");
    }

    @Test
    void testsOfBeforeAMajorChangeDoNotCount() {
        Facts facts = Journey.inTrialRun();
        assertThat(internal(facts).open()).isTrue();
        facts.version("2.0.0").scanned(8, Policy.SHIPPED.external()).changed(ChangeScope.MAJOR);
        Asking asking = ask(Gate.GO_LIVE, facts);
        for (String version : List.of("1.4.0", "2.0.0")) {
            for (ScanKind kind : Policy.SHIPPED.external()) {
                assertThat(asking.version(version).line(Requirement.C2, kind).reason())
                        .isEqualTo("No such test is recorded; the application is external and needs one.");
                assertThat(asking.version(version).line(Requirement.C4, kind).reason())
                        .isEqualTo("Neither a first test nor a retest is recorded.");
            }
        }
        facts.scanned(9, Policy.SHIPPED.external());
        assertThat(unmet(ask(Gate.GO_LIVE, facts).verdict().ofSecurityTests()))
                .containsExactlyInAnyOrder(Requirement.C4, Requirement.C5);
        facts.scanned(10, Policy.SHIPPED.external());
        assertThat(ask(Gate.GO_LIVE, facts).verdict().ofSecurityTests().open()).isTrue();
    }

    @Test
    void aReportFromBeforeAMajorChangeIsNoRetestAfterIt() {
        Facts facts = Journey.inTrialRun()
                .version("2.0.0")
                .test(8, PENETRATION_TEST, "2.0.0", "old", CLEAN)
                .changed(ChangeScope.MAJOR)
                .test(9, PENETRATION_TEST, "2.0.0", "new", CLEAN)
                .test(10, PENETRATION_TEST, "2.0.0", "old", CLEAN);
        assertThat(ask(Gate.GO_LIVE, facts)
                        .line(Requirement.C5, PENETRATION_TEST)
                        .reason())
                .isEqualTo("The test in shop #10 has a report that shop #8 had already recorded for 2.0.0; "
                        + "a retest has a report of its own.");
    }

    @Test
    void c4CannotBeWaivedUnlessThePolicySaysSo() {
        Facts facts = tested(Facts.of("shop"), 1, V, "clean", CLEAN)
                .waiverAsked("w", Requirement.C4, SYSTEM_VULNERABILITY_SCAN, "2026-03-31")
                .approved("w", Role.IT);
        assertThat(ask(Gate.GO_LIVE, facts)
                        .line(Requirement.C4, SYSTEM_VULNERABILITY_SCAN)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
        Policy lenient = new PolicyDraft()
                .waivers(new WaiverTerms(Policy.SHIPPED.waivers().decidedBy(), Set.of()))
                .policy();
        ask(Gate.GO_LIVE, facts)
                .under(lenient, Policy.SHIPPED)
                .line(Requirement.C4, SYSTEM_VULNERABILITY_SCAN)
                .waived("Waived until 2026-03-31 by it-lead as IT department: the tool is down. Without the waiver: "
                        + "Retest missing for 1.4.0; first test in shop #1 on 2026-03-02 09:00. "
                        + "Whatever one build records is one test; a retest has to follow in another build.")
                .due("2026-04-01T00:00:00Z");
        assertThat(ask(Gate.GO_LIVE, facts)
                        .under(lenient, Policy.SHIPPED)
                        .line(Requirement.C4, APPLICATION_VULNERABILITY_SCAN)
                        .status())
                .isEqualTo(RequirementStatus.UNMET);
    }

    @Test
    void theApplicationCannotBeLessExposedThanTheAdministratorSays() {
        assertThat(Policy.SHIPPED.exposureOf(Optional.of(Exposure.INTERNAL))).isEqualTo(Exposure.EXTERNAL);
        assertThat(INTERNAL_FLOOR.exposureOf(Optional.of(Exposure.EXTERNAL))).isEqualTo(Exposure.EXTERNAL);
        assertThat(INTERNAL_FLOOR.exposureOf(Optional.empty())).isEqualTo(Exposure.INTERNAL);
        Facts facts = Facts.of("shop").declared(Exposure.INTERNAL);
        assertThat(ask(Gate.GO_LIVE, facts).verdict().exposure()).isEqualTo(Exposure.EXTERNAL);
        assertThat(ask(Gate.GO_LIVE, facts).under(INTERNAL_FLOOR).verdict().exposure())
                .isEqualTo(Exposure.INTERNAL);
        Question outside = new Question(
                Gate.GO_LIVE,
                facts.folded(),
                INTERNAL_FLOOR,
                Exposure.EXTERNAL,
                new Version(V),
                facts.now(),
                List.of(),
                digest -> EvidenceState.KEPT);
        assertThat(GateEvaluation.evaluate(outside).exposure()).isEqualTo(Exposure.EXTERNAL);
    }

    @Test
    void findingsOfUnknownSeverityBlock() {
        SeverityCounts unknown = new SeverityCounts(0, 0, 0, 0, 0, 1);
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", unknown);
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void whatWasNotExaminedBlocks() {
        RecordedReport partly = new RecordedReport(
                "r.xml", "xccdf", "OpenSCAP", "partly", 10, null, CLEAN, 0, 100, 0, 1, 0, 0, 0, false);
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, partly)
                .test(2, APPLICATION_VULNERABILITY_SCAN, V, "b", CLEAN);
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN)).contains("1 not examined");
    }

    @Test
    void limitsAreThoseOfThePolicy() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", TWO_HIGH);
        SeverityLimits lenient = new SeverityLimits(0, 2, 1, null, null, 0, 0);
        assertThat(verdict(facts, limited(lenient), V).open()).isTrue();
        SeverityLimits strict = new SeverityLimits(0, 2, 0, null, null, 0, 0);
        assertThat(verdict(facts, limited(strict), V).open()).isFalse();
    }

    @Test
    void asManyRetestsAsThePolicyAsksFor() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        assertThat(verdict(facts, TWO_RETESTS, V).open()).isFalse();
        assertThat(verdict(tested(facts, 3, V, "c", CLEAN), TWO_RETESTS, V).open())
                .isTrue();
    }

    private static Facts systemRetestedWith(RecordedReport first, RecordedReport retest) {
        return Facts.of("shop")
                .test(1, APPLICATION_VULNERABILITY_SCAN, V, "a", CLEAN)
                .test(2, APPLICATION_VULNERABILITY_SCAN, V, "b", CLEAN)
                .test(1, SYSTEM_VULNERABILITY_SCAN, V, first)
                .test(2, SYSTEM_VULNERABILITY_SCAN, V, retest);
    }

    @Test
    void c5AReportMadeBeforeTheFirstTestIsNoRetest() {
        Verdict verdict = internal(
                systemRetestedWith(made("first", "2026-03-05T10:00:00Z"), made("older", "2026-03-05T09:59:59Z")));
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN)).contains("made on 2026-03-05 09:59");
    }

    @Test
    void c5AReportOfTheSameMomentIsTheSameScanInOtherBytes() {
        Facts facts =
                systemRetestedWith(made("first", "2026-03-05T10:00:00Z"), made("converted", "2026-03-05T10:00:00Z"));
        assertThat(internal(facts).open()).isFalse();
        Facts later = systemRetestedWith(made("first", "2026-03-05T10:00:00Z"), made("later", "2026-03-05T10:00:01Z"));
        assertThat(internal(later).open()).isTrue();
    }

    @Test
    void c5AReportFromLongBeforeAnUndatedFirstTestIsNoRetest() {
        Facts facts = systemRetestedWith(report("undated", CLEAN), made("old", "2019-01-01T00:00:00Z"));
        assertThat(internal(facts).open()).isFalse();
        Facts recent = systemRetestedWith(report("undated", CLEAN), made("recent", "2026-03-02T09:00:00Z"));
        assertThat(internal(recent).open()).isTrue();
    }

    private static RecordedReport made(String content, String at) {
        return new RecordedReport(
                "r.json", "trivy", "Trivy", content, 10, Instant.parse(at), CLEAN, 0, 1, 0, 0, 0, 0, 0, false);
    }

    @Test
    void aFactThatIsNotUnderstoodClosesEverything() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN)
                .and(new Actor.Product(), new LedgerFact.NotUnderstood("waiver-granted", 2));
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.unmet())
                .singleElement()
                .satisfies(line -> assertThat(line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                        .contains("waiver-granted", "schema 2"));
    }

    @Test
    void everyLineThatIsNotMetSaysWhatToDoInBothLanguages() {
        for (Facts facts : List.of(
                Facts.of("shop"),
                tested(Facts.of("shop"), 1, V, "a", TWO_HIGH),
                tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN))) {
            for (RequirementLine line : internal(facts).unmet()) {
                for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
                    assertThat(line.reason().in(locale, ZoneOffset.UTC))
                            .isNotBlank()
                            .doesNotContain("{");
                    assertThat(line.whatToDo().orElseThrow().in(locale, ZoneOffset.UTC))
                            .contains("recordSecurityScan")
                            .contains("version: '1.4.0'");
                }
            }
        }
    }
}
