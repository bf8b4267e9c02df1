package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What an attestation says that was found: numbers in any case, and perhaps the findings themselves. */
final class AttestedFindings {
    /** Findings that can be listed: they are kept until the end of the report. */
    static final int LISTED = 2_000;

    private static final List<Severity> SEVERITIES = Stream.of(Severity.values())
            .filter(severity -> severity != Severity.UNKNOWN)
            .toList();
    private static final List<String> WORDS =
            SEVERITIES.stream().map(Severity::id).toList();
    private static final List<String> STATUSES = List.of("open", "fixed", "accepted");

    private final AttestationJson json;
    private final int limit;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private final List<Finding> listed = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean list;

    private record Finding(String id, Severity severity, String title, String place, String status) {}

    AttestedFindings(AttestationJson json, int limit) {
        this.json = json;
        this.limit = limit;
    }

    void counts() throws IOException {
        json.object(WORDS, List.of(), name -> counts.put(severity(name), json.count()));
    }

    void list() throws IOException {
        list = true;
        json.array(this::finding);
    }

    private void finding() throws IOException {
        Message place = json.place();
        if (listed.size() == LISTED) {
            throw Refusal.because("attestation.too-many-listed", place, LISTED);
        }
        String[] said = new String[5];
        json.object(List.of("id", "severity", "title", "place", "status"), List.of(), name -> {
            switch (name) {
                case "id" -> said[0] = json.text();
                case "severity" -> said[1] = json.word(WORDS);
                case "title" -> said[2] = json.text();
                case "place" -> said[3] = json.text();
                default -> said[4] = json.word(STATUSES);
            }
        });
        if (!ids.add(said[0])) {
            throw Refusal.because("attestation.same-id", place, said[0]);
        }
        listed.add(new Finding(said[0], severity(said[1]), said[2], said[3], said[4]));
    }

    /** Tells the tally, once everything is read. Before anything is counted one by one, the limit is checked. */
    void count(Tally tally, String target) {
        if (counts.values().stream().mapToLong(Integer::longValue).sum() > limit) {
            throw Refusal.because("too-many", limit);
        }
        if (list) {
            listed(tally, target);
        } else {
            unlisted(tally, target);
        }
    }

    private void listed(Tally tally, String target) {
        for (Severity severity : SEVERITIES) {
            long open = listed.stream()
                    .filter(finding ->
                            finding.severity() == severity && finding.status().equals("open"))
                    .count();
            if (open != counts.get(severity)) {
                throw Refusal.because("attestation.counts", severity.id(), counts.get(severity), open);
            }
        }
        for (Finding finding : listed) {
            switch (finding.status()) {
                case "fixed" -> tally.absent();
                case "accepted" -> tally.suppressed();
                default ->
                    tally.finding(
                            finding.severity(),
                            finding.severity().id(),
                            new Sighting(finding.id(), finding.place(), finding.title(), target));
            }
        }
    }

    /**
     * Findings of which only the number is known. Severity and target are all that there is to compare: of three high
     * findings in the test and one in the retest, two are fixed; a high one where there was a low one is new.
     */
    private void unlisted(Tally tally, String target) {
        for (Severity severity : SEVERITIES) {
            Sighting sighting = new Sighting(null, target, null, severity.id() + " " + target);
            for (int i = counts.get(severity); i > 0; i--) {
                tally.finding(severity, severity.id(), sighting);
            }
        }
    }

    private static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
