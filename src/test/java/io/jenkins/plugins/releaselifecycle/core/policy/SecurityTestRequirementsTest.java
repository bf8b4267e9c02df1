package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.Facts.CLEAN;
import static io.jenkins.plugins.releaselifecycle.core.Facts.TWO_HIGH;
import static io.jenkins.plugins.releaselifecycle.core.Facts.report;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.APPLICATION_VULNERABILITY_SCAN;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.BASELINE_ASSESSMENT;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.PENETRATION_TEST;
import static io.jenkins.plugins.releaselifecycle.core.model.ScanKind.SYSTEM_VULNERABILITY_SCAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Family C (§4.3), each method one sentence of it. */
class SecurityTestRequirementsTest {

    private static final String V = "1.4.0";
    private static final Policy INTERNAL_FLOOR = policy(1, SeverityLimits.SHIPPED);

    private static Policy policy(int retests, SeverityLimits limits) {
        return new Policy(
                PolicyScope.SECURITY_TESTS,
                Exposure.INTERNAL,
                Policy.SHIPPED.external(),
                Policy.SHIPPED.internal(),
                retests,
                limits);
    }

    private static Verdict internal(Facts facts) {
        return verdict(facts.folded(), INTERNAL_FLOOR.termsFor(Optional.empty()), V);
    }

    private static Verdict verdict(Lifecycle lifecycle, Terms terms, String version) {
        return GateEvaluation.evaluate(Gate.GO_LIVE, lifecycle, terms, new Version(version), Facts.START);
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
        assertThat(verdict(Lifecycle.empty(), INTERNAL_FLOOR.termsFor(Optional.empty()), V)
                        .open())
                .isFalse();
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
                    renamed, new Fact.SecurityTestRecorded(kind, new Version(V), 1, List.of(report(kind.id(), CLEAN))));
        }
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void aBuildWithTheSameNumberOfAnotherJobIsAnotherBuild() {
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        Actor.Build other =
                new Actor.Build("scans", 1, Facts.build(1).startedAt().plusMillis(1));
        for (ScanKind kind : List.of(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN)) {
            facts.and(other, new Fact.SecurityTestRecorded(kind, new Version(V), 1, List.of(report(kind.id(), CLEAN))));
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
        Terms twoRetests = policy(2, SeverityLimits.SHIPPED).termsFor(Optional.empty());
        Facts facts = tested(Facts.of("shop"), 1, V, "a", CLEAN);
        tested(tested(facts, 2, V, "b", CLEAN), 2, V, "c", CLEAN);
        assertThat(verdict(facts.folded(), twoRetests, V).open()).isFalse();
        assertThat(verdict(tested(facts, 3, V, "d", CLEAN).folded(), twoRetests, V)
                        .open())
                .isTrue();
    }

    @Test
    void c5ABuildThatTestedAnotherVersionBeforeDoesNotRetestThisOne() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 1, V, "b", CLEAN);
        Verdict verdict = internal(facts);
        assertThat(verdict.open()).isFalse();
        assertThat(why(verdict, Requirement.C5, SYSTEM_VULNERABILITY_SCAN)).contains("already tested another version");
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
        assertThat(verdict(facts.folded(), INTERNAL_FLOOR.termsFor(Optional.empty()), "1.3.0")
                        .open())
                .isTrue();
    }

    @Test
    void oneTestOfTheNextVersionIsItsRetest() {
        Facts facts = tested(tested(Facts.of("shop"), 1, "1.3.0", "a", CLEAN), 2, "1.3.0", "b", CLEAN);
        assertThat(internal(tested(facts, 3, V, "c", CLEAN)).open()).isTrue();
    }

    @Test
    void c2AnExternalApplicationNeedsFourKinds() {
        Terms external = INTERNAL_FLOOR.termsFor(Optional.of(Exposure.EXTERNAL));
        assertThat(external.kinds())
                .containsExactly(
                        SYSTEM_VULNERABILITY_SCAN,
                        APPLICATION_VULNERABILITY_SCAN,
                        PENETRATION_TEST,
                        BASELINE_ASSESSMENT);
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        Verdict verdict = verdict(facts.folded(), external, V);
        assertThat(verdict.open()).isFalse();
        assertThat(unmet(verdict)).containsExactlyInAnyOrder(Requirement.C2, Requirement.C4, Requirement.C5);

        facts.test(3, PENETRATION_TEST, V, "p1", CLEAN).test(4, PENETRATION_TEST, V, "p2", CLEAN);
        facts.test(3, BASELINE_ASSESSMENT, V, "c1", CLEAN);
        assertThat(verdict(facts.folded(), external, V).open()).isFalse();
        facts.test(4, BASELINE_ASSESSMENT, V, "c2", CLEAN);
        assertThat(verdict(facts.folded(), external, V).open()).isTrue();
    }

    @Test
    void c3AnInternalApplicationNeedsTwoKinds() {
        assertThat(INTERNAL_FLOOR.termsFor(Optional.empty()).kinds())
                .containsExactly(SYSTEM_VULNERABILITY_SCAN, APPLICATION_VULNERABILITY_SCAN);
    }

    @Test
    void theApplicationCannotBeLessExposedThanTheAdministratorSays() {
        assertThat(Policy.SHIPPED.termsFor(Optional.of(Exposure.INTERNAL)).exposure())
                .isEqualTo(Exposure.EXTERNAL);
        assertThat(INTERNAL_FLOOR.termsFor(Optional.of(Exposure.EXTERNAL)).exposure())
                .isEqualTo(Exposure.EXTERNAL);
    }

    @Test
    void findingsOfUnknownSeverityBlock() {
        SeverityCounts unknown = new SeverityCounts(0, 0, 0, 0, 0, 1);
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", unknown);
        assertThat(internal(facts).open()).isFalse();
    }

    @Test
    void whatWasNotExaminedBlocks() {
        RecordedReport partly =
                new RecordedReport("r.xml", "xccdf", "OpenSCAP", "partly", 10, null, CLEAN, 0, 100, 1, 0);
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
        assertThat(verdict(facts.folded(), policy(1, lenient).termsFor(Optional.empty()), V)
                        .open())
                .isTrue();
        SeverityLimits strict = new SeverityLimits(0, 2, 0, null, null, 0, 0);
        assertThat(verdict(facts.folded(), policy(1, strict).termsFor(Optional.empty()), V)
                        .open())
                .isFalse();
    }

    @Test
    void asManyRetestsAsThePolicyAsksFor() {
        Terms twoRetests = policy(2, SeverityLimits.SHIPPED).termsFor(Optional.empty());
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN);
        assertThat(verdict(facts.folded(), twoRetests, V).open()).isFalse();
        assertThat(verdict(tested(facts, 3, V, "c", CLEAN).folded(), twoRetests, V)
                        .open())
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
        return new RecordedReport("r.json", "trivy", "Trivy", content, 10, Instant.parse(at), CLEAN, 0, 1, 0, 0);
    }

    @Test
    void aFactThatIsNotUnderstoodClosesEverything() {
        Facts facts = tested(tested(Facts.of("shop"), 1, V, "a", CLEAN), 2, V, "b", CLEAN)
                .and(new Actor.Product(), new Fact.NotUnderstood("waiver-granted", 2));
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
