package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TestRound;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.scan.Detail;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingList;
import io.jenkins.plugins.releaselifecycle.core.scan.RawSeverity;
import io.jenkins.plugins.releaselifecycle.jenkins.Findings;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.FindingLists;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The findings of the latest security test of one kind and version, each with what became of it since the first test.
 *
 * @param problem why they cannot be shown, {@code null} where they can
 * @param kind {@code null} where it cannot be told
 * @param summary how many of each severity there are, {@code null} where that cannot be told
 * @param compared with the first test, {@code null} where nothing can be compared
 */
@Restricted(NoExternalUse.class)
public record FindingsPage(
        String problem,
        String kind,
        String version,
        String summary,
        String compared,
        List<Row> rows,
        List<Word> words) {

    /** One finding; texts that the report does not give are empty. */
    public record Row(String state, String severity, String raw, String rule, String place, String title) {

        static Row of(String state, Detail finding) {
            return new Row(
                    state,
                    Wording.of(finding.severity()),
                    text(finding.raw()),
                    text(finding.rule()),
                    text(finding.place()),
                    finding.rule() != null && finding.rule().equals(finding.title()) ? "" : text(finding.title()));
        }

        private static String text(String text) {
            return text == null ? "" : text;
        }

        public String getState() {
            return state;
        }

        public String getSeverity() {
            return severity;
        }

        public String getRaw() {
            return raw;
        }

        public String getRule() {
            return rule;
        }

        public String getPlace() {
            return place;
        }

        public String getTitle() {
            return title;
        }
    }

    /** A severity in the words of a report. */
    public record Word(String raw, String severity, int number) {

        static Word of(RawSeverity severity) {
            return new Word(
                    severity.raw() == null ? "–" : severity.raw(), Wording.of(severity.severity()), severity.number());
        }

        public String getRaw() {
            return raw;
        }

        public String getSeverity() {
            return severity;
        }

        public int getNumber() {
            return number;
        }
    }

    static FindingsPage of(AbstractItem item, Lifecycle lifecycle, String kindId, String versionText) {
        Optional<ScanKind> kind = Optional.ofNullable(kindId).flatMap(ScanKind::of);
        Optional<SecurityTest> latest = version(versionText)
                .flatMap(version -> kind.flatMap(one -> lifecycle.round(one, version)))
                .map(TestRound::test);
        if (latest.isEmpty()) {
            return refused(Messages.FindingsPage_unknown(), null, null);
        }
        SecurityTest test = latest.get();
        FindingLists kept = new FindingLists(item);
        Optional<List<FindingList>> lists = kept.of(test);
        if (lists.isEmpty()) {
            return refused(Messages.FindingsPage_unreadable(), Wording.of(test.kind()), test);
        }
        Optional<FindingComparison> comparison =
                lifecycle.firstTest(test.kind()).flatMap(first -> kept.compare(first, test));
        return new FindingsPage(
                null,
                Wording.of(test.kind()),
                test.version().text(),
                Findings.of(test),
                comparison.map(Findings::of).orElse(null),
                comparison.map(FindingsPage::compared).orElseGet(() -> alone(lists.get())),
                lists.get().stream()
                        .flatMap(list -> list.reports().stream())
                        .flatMap(report -> report.severities().stream())
                        .map(Word::of)
                        .toList());
    }

    private static Optional<Version> version(String text) {
        try {
            return Optional.of(new Version(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    static FindingsPage refused(String why, String kind, SecurityTest test) {
        return new FindingsPage(
                why,
                kind,
                test == null ? "" : test.version().text(),
                test == null ? null : Findings.of(test),
                null,
                List.of(),
                List.of());
    }

    private static List<Row> compared(FindingComparison comparison) {
        return Stream.concat(
                        comparison.still().stream()
                                .map(one -> Row.of(
                                        one.appeared()
                                                ? Messages.FindingsPage_appeared()
                                                : Messages.FindingsPage_remaining(),
                                        one.finding())),
                        comparison.gone().stream().map(one -> Row.of(Messages.FindingsPage_fixed(), one)))
                .toList();
    }

    private static List<Row> alone(List<FindingList> lists) {
        return lists.stream()
                .flatMap(list -> list.reports().stream())
                .flatMap(report -> report.gravest().stream())
                .map(finding -> Row.of(Messages.FindingsPage_first(), finding))
                .toList();
    }

    public String getProblem() {
        return problem;
    }

    public String getKind() {
        return kind;
    }

    public String getVersion() {
        return version;
    }

    public String getSummary() {
        return summary;
    }

    public String getCompared() {
        return compared;
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Word> getWords() {
        return words;
    }
}
