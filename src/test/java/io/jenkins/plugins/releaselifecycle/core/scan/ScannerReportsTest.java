package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Reports as ESLint and Nmap wrote them, with the paths of the machine left out. */
class ScannerReportsTest {

    private static ScanResult read(String name) throws IOException {
        try (InputStream in = ScannerReportsTest.class.getResourceAsStream(name)) {
            return Reading.of(in.readAllBytes(), null, ReadLimits.DEFAULT);
        }
    }

    /** One call of eval, an error, and one debugger statement, a warning. */
    @Test
    void theSarifOfEslint() throws IOException {
        ScanReport report = Reading.report(read("eslint-8.57.1.sarif"));

        assertThat(report.tool()).isEqualTo("ESLint 8.57.1");
        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 1, 0, 0, 0));
        assertThat(report.details().gravest()).extracting(Detail::rule).containsExactly("no-eval", "no-debugger");
        assertThat(report.details().gravest()).extracting(Detail::raw).containsExactly("error", "warning");
        assertThat(report.details().gravest()).extracting(Detail::place).containsOnly("file:///source/bad.js");
    }

    /** A server was found, but the script had nothing to say of it: it could not reach its own. */
    @Test
    void theXmlOfNmapThatProvesNothing() throws IOException {
        assertThat(Reading.unreadable(read("nmap-7.93-without-findings.xml"))
                        .reason()
                        .key())
                .isEqualTo("nmap.nothing-examined");
    }
}
