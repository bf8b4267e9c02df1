package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The words of a dossier.
 *
 * @param zone in which all moments are shown, each with its offset from UTC
 */
record AuditWords(Locale locale, ZoneId zone) {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

    static Message text(String key, Serializable... arguments) {
        return Message.of(AuditWords.class, key, arguments);
    }

    String of(Message message) {
        return message.in(locale, zone);
    }

    String of(Named named) {
        return of(named.label());
    }

    String of(String key, Serializable... arguments) {
        return of(text(key, arguments));
    }

    /** To the second, with the offset from UTC. */
    String of(Instant moment) {
        return SECOND.withZone(zone).format(moment);
    }

    /** The fact that something rests on: its number, when and by whom. */
    String of(Evidence evidence) {
        return of(
                "evidence.fact",
                evidence.sequence(),
                of(evidence.at()),
                evidence.actor().shown());
    }

    /** What a test found, by severity, with what was suppressed and not examined. */
    String counts(SecurityTest test) {
        return counts(test.findings(), test.suppressed(), test.notExamined());
    }

    String counts(RecordedReport report) {
        return counts(report.findings(), report.suppressed(), report.notExamined());
    }

    private String counts(SeverityCounts found, int suppressed, int notExamined) {
        return of(
                "counts",
                found.critical(),
                found.high(),
                found.medium(),
                found.low(),
                found.info(),
                found.unknown(),
                suppressed,
                notExamined);
    }

    String of(EvidenceState state) {
        return of(
                switch (state) {
                    case KEPT -> "kept.there";
                    case MISSING -> "kept.missing";
                    case ALTERED -> "kept.altered";
                });
    }

    /** A requirement by its id, its clause, its name and, where it is about one, its kind of security test. */
    String title(RequirementLine line) {
        Requirement requirement = line.requirement();
        Message name = requirement.clause().isEmpty()
                ? text("requirement.title.no-clause", requirement.id(), requirement)
                : text("requirement.title", requirement.id(), requirement.clause(), requirement);
        return of(line.about()
                .map(kind -> text("requirement.title.kind", name, kind))
                .orElse(name));
    }
}
