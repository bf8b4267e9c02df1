package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reports as ESLint and Nmap wrote them, with the paths of the machine left out. */
class ScannerReportsTest {

    /** One call of eval, an error, and one debugger statement, a warning. */
    @Test
    void theSarifOfEslint() {
        ScanReport report = Reading.report(Reading.resource("eslint-8.57.1.sarif"));

        assertThat(report.tool()).isEqualTo("ESLint 8.57.1");
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 1, 0, 0, 0));
        assertThat(report.details().gravest()).extracting(Detail::rule).containsExactly("no-eval", "no-debugger");
        assertThat(report.details().gravest()).extracting(Detail::raw).containsExactly("error", "warning");
        assertThat(report.details().gravest()).extracting(Detail::place).containsOnly("file:///source/bad.js");
    }

    /** A server was found, but the script had nothing to say of it: it could not reach its own. */
    @Test
    void theXmlOfNmapThatProvesNothing() {
        assertThat(Reading.unreadable(Reading.resource("nmap-7.93-without-findings.xml"))
                        .reason()
                        .key())
                .isEqualTo("nmap.nothing-examined");
    }
}
