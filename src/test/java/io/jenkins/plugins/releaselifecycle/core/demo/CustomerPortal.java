package io.jenkins.plugins.releaselifecycle.core.demo;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The past of {@code customer-portal} in the demonstration: an application open to the outside whose trial run is over.
 * Everything is on record that its acceptance asks for, but nobody has asked for it.
 */
final class CustomerPortal {

    static final LedgerId LEDGER = new LedgerId("c0570e12907a1de30a57fec1fe0000e1");

    /** As the demonstration's settings fix it. */
    static final Policy POLICY = new PolicyDraft().exposure(Exposure.INTERNAL).policy();

    private static final String NAME = "customer-portal";
    private static final String VERSION = "2.3.0";
    private static final Instant REGISTERED = Instant.parse("2025-01-06T09:00:00Z");
    private static final Instant FIRST_BUILD = Instant.parse("2025-01-13T09:00:00Z");

    /** What the people of the demonstration are called who act in each role. */
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.IT, "it-lead",
            Role.BUSINESS, "business-lead",
            Role.DEVELOPMENT, "dev-lead",
            Role.OPERATIONS, "ops-lead",
            Role.TECHNICAL_REVIEW, "technical-review",
            Role.PRODUCTION_READINESS, "production-readiness",
            Role.DOCUMENT_REVIEW, "document-review");

    private CustomerPortal() {}

    /** Its story, from January to June 2025. */
    static List<RecordedFact> story() {
        Facts facts = Facts.of(NAME, REGISTERED).under(POLICY).version(VERSION);
        facts.declared(Exposure.EXTERNAL);
        Journey.prepare(facts).on("2025-01-10").decided(Gate.INSTALL);
        facts.on("2025-01-13").deployed(Gate.INSTALL);
        facts.on("2025-01-20");
        POLICY.external().forEach(kind -> scanned(facts, 2, kind, new SeverityCounts(0, 2, 1, 0, 0, 0)));
        facts.on("2025-01-27");
        POLICY.external().forEach(kind -> scanned(facts, 3, kind, new SeverityCounts(0, 0, 1, 0, 0, 0)));
        withoutScans(facts, Journey.test(copyOfTheDay(facts), 1));
        facts.on("2025-02-03").decided(Gate.GO_LIVE);
        facts.deployed(Gate.GO_LIVE).trialRunStarted("P3M", "P1M");
        Journey.observe(facts.on("2025-03-10")).decided(Gate.HANDOVER).handoverCompleted();
        Journey.conclude(facts.on("2025-06-02"));
        return facts.list().stream()
                .map(CustomerPortal::byThePeopleOfTheDemonstration)
                .toList();
    }

    private static Facts copyOfTheDay(Facts facts) {
        return Facts.of(NAME, facts.now()).under(POLICY).version(VERSION);
    }

    /** The evidence of trial-run testing; the security tests are those that are told above. */
    private static void withoutScans(Facts facts, Facts testing) {
        testing.list().stream()
                .skip(1)
                .filter(recorded -> !(recorded.fact() instanceof SecurityTestRecorded))
                .forEach(recorded -> facts.and(recorded.actor(), recorded.fact()));
    }

    private static void scanned(Facts facts, int build, ScanKind kind, SeverityCounts found) {
        String[] scanner = scanner(kind);
        String content = NAME + " " + VERSION + " build " + build + " " + kind.id();
        facts.test(
                build,
                kind,
                VERSION,
                new RecordedReport(
                        "reports/" + scanner[0],
                        scanner[1],
                        scanner[2],
                        Digests.sha256(content.getBytes(StandardCharsets.UTF_8)),
                        2048,
                        facts.now(),
                        found,
                        0,
                        1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        false));
    }

    private static String[] scanner(ScanKind kind) {
        return switch (kind) {
            case SYSTEM_VULNERABILITY_SCAN -> new String[] {"trivy.json", "trivy", "Trivy"};
            case APPLICATION_VULNERABILITY_SCAN -> new String[] {"zap.xml", "zap-xml", "ZAP 2.16.1"};
            case PENETRATION_TEST, CODE_AUDIT -> new String[] {"penetration.sarif", "sarif", "Penetration test"};
            case BASELINE_ASSESSMENT -> new String[] {"baseline.xml", "xccdf", "Baseline assessment"};
        };
    }

    private static RecordedFact byThePeopleOfTheDemonstration(RecordedFact told) {
        return new RecordedFact(told.sequence(), told.at(), actor(told.actor()), fact(told));
    }

    private static Actor actor(Actor told) {
        if (told instanceof Actor.User user) {
            return new Actor.User(person(user.id()));
        }
        return told instanceof Actor.Build build
                ? new Actor.Build(NAME, build.number(), FIRST_BUILD.plus(Duration.ofDays(build.number())))
                : told;
    }

    private static String person(String told) {
        return PEOPLE.entrySet().stream()
                .filter(role -> Facts.person(role.getKey()).id().equals(told))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(told);
    }

    private static Fact fact(RecordedFact told) {
        if (told.fact() instanceof WorkingGroupFormed formed) {
            return new WorkingGroupFormed(formed.members().stream()
                    .map(member ->
                            new WorkingGroupFormed.Member(person(member.person()), member.department(), member.group()))
                    .toList());
        }
        return told.fact() instanceof TrainingRecorded training
                ? new TrainingRecorded(
                        training.audience(), LocalDate.ofInstant(told.at(), ZoneOffset.UTC), training.participants())
                : told.fact();
    }

    /** Writes the ledger anew below that directory. */
    static void write(Path ledgers) {
        List<NewFact> facts = story().stream()
                .map(told -> new NewFact(told.at(), told.actor(), told.fact()))
                .toList();
        Ledgers.write(ledgers, LEDGER, facts);
    }
}
