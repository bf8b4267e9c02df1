package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.jenkins.Findings;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.FindingLists;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One kind of security test with its rounds.
 *
 * @param trend how the numbers of findings changed from the first test to the latest
 * @param compared what became of the findings of the first test, {@code null} where nothing can be compared
 * @param findings path, below the page, of the list of findings of the latest test; {@code null} where there is none
 *     that the visitor may read
 */
@Restricted(NoExternalUse.class)
public record TestRow(
        String kind, Round first, Round retest, boolean passed, List<Trend> trend, String compared, String findings) {

    /**
     * One recorded test.
     *
     * @param told what was told of it beyond its reports, a line each
     */
    public record Round(
            ActorLink actor,
            String version,
            String at,
            String findings,
            String examination,
            String reports,
            List<String> told) {

        static Round of(AbstractItem item, SecurityTest test) {
            return new Round(
                    ActorLink.of(item, test.actor()),
                    test.version().text(),
                    Wording.of(test.at()),
                    Findings.of(test),
                    Findings.examination(test),
                    test.reports().stream()
                            .map(report -> report.file() + " (" + report.tool() + ")")
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""),
                    test.circumstances().stream().map(Round::told).toList());
        }

        private static String told(TestCircumstances circumstances) {
            List<String> parts = new ArrayList<>();
            if (circumstances.target() != null) {
                parts.add(Messages.TestRow_target(circumstances.target()));
            }
            if (circumstances.environment() != null) {
                parts.add(Messages.TestRow_environment(Wording.of(circumstances.environment())));
            }
            if (circumstances.testedBy() != null) {
                parts.add(Messages.TestRow_testedBy(circumstances.testedBy()));
            }
            if (circumstances.document() != null) {
                parts.add(Messages.TestRow_document(circumstances.document().file()));
            }
            return String.join(" · ", parts);
        }

        public ActorLink getActor() {
            return actor;
        }

        public String getVersion() {
            return version;
        }

        public String getAt() {
            return at;
        }

        public String getFindings() {
            return findings;
        }

        public String getExamination() {
            return examination;
        }

        public String getReports() {
            return reports;
        }

        public List<String> getTold() {
            return told;
        }
    }

    static TestRow of(AbstractItem item, TestStanding standing) {
        return new TestRow(
                Wording.of(standing.kind()),
                standing.first().map(test -> Round.of(item, test)).orElse(null),
                standing.retest().map(test -> Round.of(item, test)).orElse(null),
                standing.passed(),
                standing.first()
                        .flatMap(first ->
                                standing.latest().map(latest -> Trend.between(first.findings(), latest.findings())))
                        .orElse(List.of()),
                new FindingLists(item).compare(standing).map(Findings::of).orElse(null),
                standing.latest()
                        .filter(test ->
                                !test.findingLists().isEmpty() && item.hasPermission(LifecyclePermissions.READ_RECORD))
                        .map(test -> "findings?kind=" + test.kind().id() + "&version="
                                + Util.rawEncode(test.version().text()))
                        .orElse(null));
    }

    public String getKind() {
        return kind;
    }

    public Round getFirst() {
        return first;
    }

    public Round getRetest() {
        return retest;
    }

    public boolean isPassed() {
        return passed;
    }

    public List<Trend> getTrend() {
        return trend;
    }

    public String getCompared() {
        return compared;
    }

    public String getFindings() {
        return findings;
    }
}
