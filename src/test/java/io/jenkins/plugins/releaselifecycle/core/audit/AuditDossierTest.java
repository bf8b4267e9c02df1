package io.jenkins.plugins.releaselifecycle.core.audit;

import static io.jenkins.plugins.releaselifecycle.core.audit.Dossiers.between;
import static io.jenkins.plugins.releaselifecycle.core.audit.Dossiers.hash;
import static io.jenkins.plugins.releaselifecycle.core.audit.Dossiers.page;
import static io.jenkins.plugins.releaselifecycle.core.audit.Dossiers.parsed;
import static io.jenkins.plugins.releaselifecycle.core.audit.Dossiers.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What an auditor reads of an application. */
class AuditDossierTest {

    private static final List<RecordedFact> ACCEPTED =
            Journey.inFormalOperation().list();

    @TempDir
    private Path ledgers;

    @Test
    void theSameHeadMakesTheSamePageWhereverItIsMade() {
        String here = page(Dossiers.of(ACCEPTED));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(page(Dossiers.of(ACCEPTED))).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void whatIsRecordedBehindTheHeadChangesNothing() {
        List<RecordedFact> more = Journey.retired().list();
        AuditDossier before = Dossiers.of(ACCEPTED);
        AuditDossier later = new AuditDossier(
                Dossiers.record(more, ACCEPTED.size()),
                Policy.SHIPPED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH);

        assertThat(more).hasSizeGreaterThan(ACCEPTED.size()).startsWith(ACCEPTED.toArray(RecordedFact[]::new));
        assertThat(page(later)).isEqualTo(page(before));
        assertThat(page(Dossiers.of(more))).isNotEqualTo(page(before));
    }

    @Test
    void itSaysOfWhatItSpeaks() {
        String seen = seen(page(Dossiers.of(ACCEPTED)));

        assertThat(seen)
                .contains(
                        "Dossier of shop",
                        Dossiers.LEDGER.hex(),
                        "fact " + ACCEPTED.size() + ", hash of its line " + hash(ACCEPTED.size()),
                        Policy.SHIPPED.digest(),
                        "the latest moment that a fact up to the head bears",
                        "Formal operation")
                .contains("2026-06-22 09:00:");
    }

    @Test
    void everyGateThatWasPassedIsJudgedAsItStoodThen() {
        String page = page(Dossiers.of(ACCEPTED));

        for (Gate gate : List.of(Gate.INSTALL, Gate.GO_LIVE, Gate.HANDOVER, Gate.ACCEPTANCE)) {
            String label = gate.label().in(Locale.ENGLISH, ZoneId.of("UTC"));
            assertThat(between(page, "<h3>" + label + " of 1.4.0, gone through with fact ", "</article>"))
                    .as(label)
                    .contains("<p class=\"open\">")
                    .doesNotContain("<p class=\"closed\">", "<tr class=\"unmet\">");
        }
        assertThat(between(page, "<h3>Retirement of 1.4.0, at the head", "</article>"))
                .contains("<p class=\"closed\">");
    }

    /** Of each requirement that is asked for, its id and clause, and the facts that it rests on with their hashes. */
    @Test
    void eachRequirementStandsWithTheFactsThatItRestsOn() {
        String installed = between(page(Dossiers.of(ACCEPTED)), "<h3>Installation of 1.4.0", "</article>");

        for (Requirement requirement : List.of(
                Requirement.A1,
                Requirement.A2,
                Requirement.A3,
                Requirement.A4,
                Requirement.A5,
                Requirement.A6,
                Requirement.A7)) {
            String row = between(installed, ">" + requirement.id() + " (§3) ", "</tr>");
            assertThat(row)
                    .contains(">met</td>")
                    .containsPattern("<a href=\"#fact-\\d+\">Fact \\d+, 2026-03-02 09:00:\\d\\d \\+00:00, ");
            long fact = Long.parseLong(between(row, "#fact-", "\"").substring("#fact-".length()));
            assertThat(row).contains("<code>" + hash(fact) + "</code>");
        }
    }

    @Test
    void votesStandWithRolePersonTimeAndComment() {
        List<RecordedFact> facts = Journey.prepared()
                .requested(Gate.INSTALL)
                .and(
                        Role.IT,
                        new VoteCast(
                                new Reference("install-1"),
                                Role.IT,
                                true,
                                "after the audit",
                                false,
                                Policy.SHIPPED.digest()))
                .list();
        String id = facts.stream()
                .filter(fact -> fact.fact() instanceof VoteCast)
                .map(fact -> ((VoteCast) fact.fact()).request().text())
                .findFirst()
                .orElseThrow();
        String page = page(Dossiers.of(facts));

        assertThat(between(page, "<caption>All votes", "</table>"))
                .contains("<td>" + id + "</td>", "IT department", "it-lead", "approved", "after the audit");
    }

    @Test
    void approvalsThatStoodAreShownWithTheGate() {
        String live = between(page(Dossiers.of(ACCEPTED)), "<h3>Go live of 1.4.0", "</article>");

        assertThat(between(live, "<caption>Approvals on the request", "</table>"))
                .contains("it-lead", "business-lead", Policy.SHIPPED.digest());
    }

    @Test
    void rejectionsAndVotesTakenBackStayVisible() {
        Facts facts = Journey.prepared();
        facts.requested(Gate.INSTALL).rejected("install-" + facts.last(), Role.IT);
        assertThat(between(page(Dossiers.of(facts.list())), "<caption>All votes", "</table>"))
                .contains("rejected");
    }

    @Test
    void aGateOpenedByAnEmergencyIsShownClosed() {
        Facts facts =
                Journey.prepared().brokeGlass(Gate.INSTALL, Facts.user("hero")).deployed(Gate.INSTALL);
        String page = page(Dossiers.of(facts.list()));

        assertThat(between(page, "<h3>Installation of 1.4.0, gone through", "</article>"))
                .contains("somebody went through it in an emergency", "<p class=\"closed\">");
        assertThat(between(page, "<h2 id=\"deviations\">", "</section>"))
                .contains("hero", "went through the closed gate");
    }

    @Test
    void aGateIsJudgedByThePolicyThatWasAskedWhereItIsKnown() {
        Policy strict = new PolicyDraft().retests(2).policy();
        String known = page(Dossiers.of(ACCEPTED, strict, List.of(Policy.SHIPPED)));
        String unknown = page(Dossiers.of(ACCEPTED, strict, List.of()));

        assertThat(between(known, "<h3>Go live of 1.4.0", "</article>"))
                .contains("Asked here, too, is the policy that was in force then", "<p class=\"open\">");
        assertThat(between(unknown, "<h3>Go live of 1.4.0", "</article>"))
                .contains("is not known here", "<p class=\"closed\">", "Retests: 1 of 2.");
        assertThat(between(known, "<caption>Policies that the record names", "</table>"))
                .contains("known: what was decided");
        assertThat(between(unknown, "<caption>Policies that the record names", "</table>"))
                .contains("not known here");
    }

    @Test
    void settingsThatAreLaxerThanTheRuleAreMarked() {
        Policy lax = new PolicyDraft().exposure(Exposure.INTERNAL).policy();

        String policy = between(page(Dossiers.of(ACCEPTED, lax, List.of())), "<h2 id=\"policy\">", "</section>");
        assertThat(policy).contains("Settings of which that is true: 1.");
        assertThat(between(policy, "<code>exposure</code>", "</tr>"))
                .contains("internal", "external", "laxer than it ships");
        assertThat(page(Dossiers.of(ACCEPTED)))
                .doesNotContain(">laxer than it ships</td>", "Settings of which that is true");
    }

    @Test
    void reportsStandWithCountsAndDigestsAndWhatBecameOfTheFile() {
        String digest = Digests.sha256("report".getBytes(StandardCharsets.UTF_8));
        RecordedReport report = new RecordedReport(
                "reports/trivy.json",
                "trivy",
                "Trivy 0.58",
                digest,
                4711,
                null,
                new SeverityCounts(0, 2, 1, 0, 0, 0),
                3,
                9,
                0,
                4,
                0,
                0,
                0,
                true);
        List<RecordedFact> facts = Facts.of("shop")
                .and(
                        Facts.build(1),
                        new SecurityTestRecorded(
                                ScanKind.SYSTEM_VULNERABILITY_SCAN,
                                new Version("1.4.0"),
                                1,
                                List.of(report),
                                TestCircumstances.NONE,
                                null))
                .list();
        AuditDossier lost = new AuditDossier(
                Dossiers.record(facts, facts.size(), sha256 -> EvidenceState.ALTERED),
                Policy.SHIPPED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH);

        assertThat(between(page(Dossiers.of(facts)), "<caption>Reports", "</table>"))
                .contains(
                        "reports/trivy.json",
                        "Trivy 0.58, 4711 bytes",
                        digest,
                        "0 critical, 2 high, 1 medium",
                        "suppressed: 3; not examined: 4",
                        "kept, and what it was");
        assertThat(between(page(lost), "<caption>Reports", "</table>")).contains("kept, but ALTERED");
    }

    @Test
    void documentsAndConfirmationsStandWithDigestsAndComments() {
        String digest = Digests.sha256("plan".getBytes(StandardCharsets.UTF_8));
        List<RecordedFact> facts = Facts.of("shop")
                .and(Role.DEVELOPMENT, new DocumentRecorded(DocumentKind.BACKUP_PLAN, "2.1", "dms/backup", digest))
                .and(
                        Role.OPERATIONS,
                        new ConfirmationGiven(
                                ConfirmationSubject.DEPLOYMENT_MODE_FIXED, Role.OPERATIONS, null, "two hosts"))
                .list();
        String evidence = between(page(Dossiers.of(facts)), "<h2 id=\"evidence\">", "</section>");

        assertThat(evidence).contains("backup plan", "2.1", "dms/backup", digest, "Comment: two hosts");
    }

    @Test
    void aStageHasItsFactsAndThoseOfOthersThatItRestsOn() {
        String page = page(Dossiers.only(Stage.TRIAL_TESTING, ACCEPTED));
        String facts = between(page, "<h2 id=\"facts\">", "</section>");

        assertThat(page)
                .contains("<h3>Go live of 1.4.0")
                .doesNotContain("<h3>Installation of", "<h3>Handover of", "at the head</h3>");
        assertThat(facts).contains("<caption>Facts</caption>", "<caption>Facts of other stages");
        assertThat(Pattern.compile("<tr id=\"fact-").matcher(facts).results().count())
                .isBetween(20L, ACCEPTED.size() - 10L);
        assertThat(seen(page)).contains("The stage at the head is “Formal operation”");
    }

    @Test
    void aStageThatWasNeverReachedSaysSo() {
        String page = page(Dossiers.only(Stage.RETIRED, ACCEPTED));

        assertThat(seen(page)).contains("has never been in the stage “Retirement”", "No gate was gone through");
    }

    @Test
    void retirementLeavesNoGateToAsk() {
        assertThat(page(Dossiers.of(Journey.retired().list())))
                .contains("<h3>Retirement of 1.4.0, gone through", "No gate can be asked");
    }

    @Test
    void whatHappenedInOperationIsListed() {
        Facts facts = Journey.inTrialRun().incident("db-1", Impact.USERS).resolved("db-1");
        String operation = between(page(Dossiers.of(facts.list())), "<h2 id=\"operation\">", "</section>");

        assertThat(operation)
                .contains("deployment of 1.4.0 began through the gate", "incident db-1", "Changes: none on record.");
    }

    /** Whatever is in a fact is on the page, sentence or remark. */
    @Test
    void everyKindOfFactIsTold() {
        List<Fact> all = new ArrayList<>(List.of(EveryFact.first()));
        all.addAll(EveryFact.others());
        Facts facts = Facts.of("shop");
        all.forEach(fact -> facts.and(Role.IT, fact));

        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String page = page(Dossiers.in(locale, facts.list()));
            for (RecordedFact fact : facts.list()) {
                assertThat(page).contains("<tr id=\"fact-" + fact.sequence() + "\">", hash(fact.sequence()));
            }
        }
    }

    @Test
    void chineseReadersReadChinese() {
        String page = page(Dossiers.in(Locale.forLanguageTag("zh-Hant-TW"), ACCEPTED));

        assertThat(page).contains("<html lang=\"zh-CN\">", "审计档案", ">已满足</td>", "上线试运行验收");
        assertThat(seen(page)).doesNotContain("Requirement", "Approvals", "none on record", "gone through");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void everyPageIsWellFormedStandsForItselfAndLeadsNowhere(Stage stage) {
        for (AuditDossier dossier : List.of(
                Dossiers.only(stage, ACCEPTED), Dossiers.of(Journey.retired().list()))) {
            String page = page(dossier);
            NodeList elements = parsed(page).getElementsByTagName("*");
            Set<String> ids = new HashSet<>();
            List<String> targets = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                assertThat(element.getTagName()).isNotIn("script", "img", "link", "iframe", "object", "form");
                assertThat(element.hasAttribute("src")).isFalse();
                if (element.hasAttribute("id")) {
                    assertThat(ids.add(element.getAttribute("id")))
                            .as(element.getAttribute("id"))
                            .isTrue();
                }
                if (element.hasAttribute("href")) {
                    targets.add(element.getAttribute("href"));
                }
            }
            assertThat(targets)
                    .isNotEmpty()
                    .allMatch(target -> target.startsWith("#") && ids.contains(target.substring(1)));
            assertThat(page)
                    .doesNotContain("http://", "https://", "url(", "@import")
                    .contains("@media print", "size: A4");
        }
    }

    @Test
    void theLedgerOnDiskMakesThePage() throws Exception {
        Ledger ledger = written();
        String page = page(onDisk(ledger.head()));

        assertThat(page).contains(ledger.head().hash());
        assertThat(Files.readAllLines(file()))
                .allSatisfy(line -> assertThat(page)
                        .contains(
                                "<code>" + line.replaceAll(".*\"hash\":\"([0-9a-f]{64})\",\"mac.*", "$1") + "</code>"));
        assertThat(page(onDisk(ledger.head()))).isEqualTo(page);
    }

    @Test
    void aChangedLineMakesNoPage() throws Exception {
        AuditDossier dossier = onDisk(written().head());
        Files.writeString(file(), Files.readString(file()).replaceFirst("trial-run-plan", "handover-plan"));

        assertThatThrownBy(() -> dossier.writeTo(new StringBuilder()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("000001.jsonl, line ");
    }

    @Test
    void aRecordWithoutTheHeadMakesNoPage() throws Exception {
        Anchor head = written().head();
        List<String> lines = Files.readAllLines(file());
        Files.writeString(file(), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        assertThatThrownBy(() -> onDisk(head).writeTo(new StringBuilder())).isInstanceOf(LedgerException.class);
    }

    private Path file() {
        return ledgers.resolve(Dossiers.LEDGER.hex()).resolve("000001.jsonl");
    }

    private Ledger written() {
        List<NewFact> facts = ACCEPTED.stream()
                .map(fact -> new NewFact(fact.at(), fact.actor(), fact.fact()))
                .toList();
        return Ledgers.write(ledgers, Dossiers.LEDGER, facts);
    }

    private AuditDossier onDisk(Anchor head) {
        return new AuditDossier(
                AuditedRecord.in(
                        ledgers.resolve(Dossiers.LEDGER.hex()), head, EvidenceStore.of(ledgers, Dossiers.LEDGER)),
                Policy.SHIPPED,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Locale.ENGLISH);
    }

    @Test
    void whoeverWatchesItHearsOfEachPercentOnceAndGetsTheSamePage() {
        Facts facts = Facts.of("shop").version("1.4.0").passed(TestEnvironment.TEST, TestAspect.FUNCTION);
        for (AuditDossier dossier :
                List.of(Dossiers.of(facts.list()), Dossiers.only(Stage.TRIAL_APPLICATION, facts.list()))) {
            List<Integer> percents = new ArrayList<>();

            String page = Dossiers.page(dossier.watchedBy(percents::add));

            assertThat(page).isEqualTo(Dossiers.page(dossier));
            assertThat(percents).isSorted().doesNotHaveDuplicates().endsWith(100);
        }
    }
}
