package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.jenkins.Findings;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One kind of security test with its rounds. */
@Restricted(NoExternalUse.class)
public record TestRow(String kind, Round first, Round retest, boolean passed) {

    /** One recorded test. */
    public record Round(ActorLink actor, String version, String at, String findings, String reports) {

        static Round of(Job<?, ?> job, SecurityTest test) {
            return new Round(
                    ActorLink.of(job, test.actor()),
                    test.version().text(),
                    Wording.of(test.at()),
                    Findings.of(test),
                    test.reports().stream()
                            .map(report -> report.file() + " (" + report.tool() + ")")
                            .reduce((a, b) -> a + ", " + b)
                            .orElse(""));
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

        public String getReports() {
            return reports;
        }
    }

    static TestRow of(Job<?, ?> job, TestStanding standing) {
        return new TestRow(
                Wording.of(standing.kind()),
                standing.first().map(test -> Round.of(job, test)).orElse(null),
                standing.retest().map(test -> Round.of(job, test)).orElse(null),
                standing.passed());
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
}
