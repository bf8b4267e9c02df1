package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Change;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is on record of an application beside its tests and requests: documents, incidents, changes, lent rights, waivers and closed gates
 * that somebody went through. Worded for the visitor of its page.
 *
 * @param now the moment at which the page is shown
 * @param zone of the policy
 */
@Restricted(NoExternalUse.class)
public record Particulars(AbstractItem item, Lifecycle lifecycle, Instant now, ZoneId zone) {

    private static final int CHANGES = 5;

    /**
     * One line of a table.
     *
     * @param name what it is
     * @param text what is to be known of it
     * @param actor who recorded it
     * @param at when
     * @param state how it stands; {@code null} where it just is
     * @param urgent whether somebody has to act
     */
    public record Row(String name, String text, ActorLink actor, String at, String state, boolean urgent) {

        public String getName() {
            return name;
        }

        public String getText() {
            return text;
        }

        public ActorLink getActor() {
            return actor;
        }

        public String getAt() {
            return at;
        }

        public String getState() {
            return state;
        }

        public boolean isUrgent() {
            return urgent;
        }
    }

    private Row row(String name, String text, Evidence evidence, Message state, boolean urgent) {
        return new Row(
                name,
                text,
                ActorLink.of(item, evidence.actor()),
                Wording.of(evidence.at()),
                state == null ? null : Wording.of(state),
                urgent);
    }

    /** The last edition of each document of the present trial application, in the order of the rule. */
    public List<Row> getDocuments() {
        return Arrays.stream(DocumentKind.values())
                .flatMap(kind -> lifecycle.document(kind).stream()
                        .map(document -> row(
                                Wording.of(kind),
                                document.location(),
                                document.evidence(),
                                message("document.edition", document.edition()),
                                false)))
                .toList();
    }

    /** The incidents that are not resolved. */
    public List<Row> getIncidents() {
        return lifecycle.incidents().stream().map(this::incident).toList();
    }

    private Row incident(Incident incident) {
        return row(
                incident.id().text(),
                incident.description(),
                incident.evidence(),
                message("incident.open", incident.impact(), incident.began()),
                true);
    }

    /** What was changed last, the last change first, and which security tests it touches. */
    public List<Row> getChanges() {
        return lifecycle.changes().entrySet().stream()
                .sorted(Comparator.comparingLong(
                        changed -> -changed.getValue().evidence().sequence()))
                .limit(CHANGES)
                .map(changed -> change(changed.getKey(), changed.getValue()))
                .toList();
    }

    private Row change(Version version, Change change) {
        return row(
                version.text(),
                Wording.of(message(
                        "change.what",
                        String.join("; ", change.descriptions()),
                        Message.list(
                                change.affects().stream().map(ScanKind::label).toList()))),
                change.evidence(),
                message("change.scope", change.scope()),
                false);
    }

    /** The rights that were lent and not taken back. */
    public List<Row> getAccesses() {
        return lifecycle.temporaryAccesses().stream().map(this::access).toList();
    }

    private Row access(TemporaryAccess access) {
        return row(
                access.id().text(),
                Wording.of(message("access.what", access.person(), access.rights(), access.supervisor())),
                access.evidence(),
                end(access.until()),
                !access.until().isAfter(now));
    }

    /** The moment, and how far it is away in days or, on the last day, in hours, rounded down. */
    private Message end(Instant moment) {
        Duration left = Duration.between(now, moment);
        if (left.isNegative() || left.isZero()) {
            return message("end.over", moment);
        }
        return left.toDays() > 0
                ? message("end.days", moment, left.toDays())
                : message("end.hours", moment, left.toHours());
    }

    /** The waivers of the present trial application, ended ones too. */
    public List<Row> getWaivers() {
        return lifecycle.waivers().stream().map(this::waiver).toList();
    }

    private Row waiver(Waiver waiver) {
        String what = waiver.kind().isEmpty()
                ? Wording.of(message(
                        "waiver.what", waiver.requirement(), waiver.version().text(), waiver.reason()))
                : Wording.of(message(
                        "waiver.of-kind",
                        waiver.requirement(),
                        waiver.kind().get(),
                        waiver.version().text(),
                        waiver.reason()));
        return row(waiver.id().text(), what, waiver.request().evidence(), state(waiver), false);
    }

    private Message state(Waiver waiver) {
        Optional<Evidence> ended = waiver.ended();
        if (ended.isPresent()) {
            return message("waiver.ended", ended.get().at());
        }
        return waiver.request()
                .closing()
                .map(closing -> message(
                        "waiver.refused", closing.by(), closing.evidence().at()))
                .orElseGet(() -> waiver.until().isBefore(LocalDate.ofInstant(now, zone))
                        ? message("waiver.over", waiver.until().toString())
                        : message(
                                "waiver.until",
                                waiver.until().toString(),
                                waiver.request().approvals().size()));
    }

    /** The closed gates that somebody went through and that IT has not reviewed. */
    public List<Row> getBrokenGlass() {
        return lifecycle.unreviewedBreakGlass().stream().map(this::brokenGlass).toList();
    }

    private Row brokenGlass(BreakGlass used) {
        return row(
                Wording.of(used.gate()),
                used.reason(),
                used.evidence(),
                message("glass.unreviewed", used.version().text()),
                true);
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(Particulars.class, key, arguments);
    }
}
