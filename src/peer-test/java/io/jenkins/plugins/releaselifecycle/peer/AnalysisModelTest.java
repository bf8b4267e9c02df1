package io.jenkins.plugins.releaselifecycle.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.ParsingException;
import edu.hm.hafner.analysis.Report;
import edu.hm.hafner.analysis.registry.ParserRegistry;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The readers beside analysis-model, the library behind the plugin warnings-ng, on every format that both read. Where
 * the two count differently, the difference is listed here with its reason.
 */
class AnalysisModelTest {
    private static final Path SAMPLES = Path.of("..", "shared", "samples");

    /** What the library calls the formats that both may read. */
    private static final Map<String, String> PARSERS = Map.of(
            "sarif", "sarif",
            "trivy", "trivy",
            "grype", "grype",
            "dependency-check-json", "owasp-dependency-check",
            "semgrep", "semgrep",
            "sonarqube", "sonar",
            "spotbugs", "spotbugs");

    private static final Map<edu.hm.hafner.analysis.Severity, Severity> THEIR_SEVERITIES = Map.of(
            edu.hm.hafner.analysis.Severity.ERROR, Severity.CRITICAL,
            edu.hm.hafner.analysis.Severity.WARNING_HIGH, Severity.HIGH,
            edu.hm.hafner.analysis.Severity.WARNING_NORMAL, Severity.MEDIUM,
            edu.hm.hafner.analysis.Severity.WARNING_LOW, Severity.LOW);

    private static final List<Case> CASES = List.of(
            same("plain.sarif"),
            differs(
                    "scored.sarif",
                    because(
                            "analysis-model does not look at the security-severity of a rule: 9.8",
                            critical(1),
                            medium(-1)),
                    because("nor at 7.5, beside the level note", high(1), low(-1))),
            differs(
                    "nolevel.sarif",
                    because(
                            "without any level it is a warning (SARIF §3.27.10); there it is a note",
                            medium(1),
                            low(-1)),
                    because("a result for review has no level yet; there it is a note", unknown(1), low(-1))),
            differs(
                    "nofinding.sarif",
                    because("a result of the kind pass is no finding; there it is a note", low(-1)),
                    because("a result that is absent was found earlier, not now; there it counts", high(-1))),
            differs(
                    "questioned.sarif",
                    because(
                            "a suppression that was rejected, or is under review, suppresses nothing (§3.35.3); there both"
                                    + " results are dropped, because the status is looked for in a member state",
                            high(2))),
            differs("places.sarif", because("one result in two places is one finding; there it is two", high(-1))),
            differs("twins.sarif", because("two equal results are two findings; there they are one", high(1))),
            peerRefuses(
                    "sample:sarif/appendix_k.sarif",
                    "an exception of a tool is an object (§3.58.6); there it has to be a string in a notification",
                    "toolExecutionNotifications[1].exception"),
            refused(
                    "sample:sarif/spotbugs.sarif",
                    "a run that says that it failed is no evidence; there it has 56 findings and a note on its failure",
                    "sarif.failed",
                    57),
            differs(
                    "sample:sarif/suppression.sarif",
                    because(
                            "without any level it is a warning (SARIF §3.27.10); there it is a note",
                            medium(1),
                            low(-1))),
            differs(
                    "all.trivy",
                    because("an unknown severity stays unknown; there it is critical", unknown(1), critical(-1)),
                    because("a misconfiguration that was looked for and not found is none; there it counts", low(-1)),
                    because("secrets are not read there", critical(1)),
                    because("nor are licences", medium(1))),
            same("older.trivy"),
            same("sample:trivy/scheme_2_many_vulns.json"),
            differs(
                    "sample:trivy/kubernetes.json",
                    because("reports on Kubernetes are not read there: no finding", medium(6), low(14), unknown(6))),
            differs("all.grype", because("an unknown severity stays unknown; there it is low", unknown(1), low(-1))),
            peerRefuses(
                    "nowhere.grype",
                    "an artifact need not have a place; there it must have one",
                    "JSONArray[0] not found"),
            same("sample:grype/many_vulns4.json"),
            same("all.dependency-check-json"),
            differs(
                    "graded.dependency-check-json",
                    because("moderate is npm's word for medium; there it is high", medium(1), high(-1)),
                    because("a score is understood; there it is high", critical(1), high(-1)),
                    because("an unknown severity stays unknown; there it is high", unknown(1), high(-1))),
            differs(
                    "ranks.spotbugs",
                    because("the rank \"scariest\" is critical; there it is high", critical(1), high(-1)),
                    because("the rank \"troubling\" is medium; there it is low", medium(1), low(-1))),
            differs(
                    "all.spotbugs",
                    because(
                            "the rank in the report counts; there a type that the library does not know is low",
                            critical(1),
                            high(1),
                            medium(1),
                            low(-3)),
                    because("without a rank the severity is unknown; there it is low", unknown(1), low(-1)),
                    because("what an earlier analysis found and this one did not is gone; there it counts", low(-1))),
            same("sample:spotbugs/version_4.4.0.xml"),
            differs(
                    "all.semgrep",
                    because("the newer word critical is known; there it is low", critical(1), low(-1)),
                    because("so is high; there it is low", high(1), low(-1)),
                    because("so is medium; there it is low", medium(1), low(-1)),
                    because("an unknown severity stays unknown; there it is low", unknown(1), low(-1))),
            same("sample:semgrep/many_findings.json"),
            differs(
                    "all.sonarqube",
                    because("a blocker is critical; there it is high, as a critical issue is", critical(1), high(-1)),
                    because("the graver of severity and impact counts; there impacts are not read", high(1), low(-1)),
                    because("an issue for information is just that; there it is low", info(1), low(-1)),
                    because("an unknown severity stays unknown; there it is medium", unknown(1), medium(-1)),
                    because("an accepted issue is suppressed; there states are not read", medium(-1)),
                    because("nor is it read that an analysis closed an issue", medium(-1))),
            refused(
                    "sample:sonarqube/findings_over_api.json",
                    "one page of several is not the whole; there it has the findings of the page",
                    "sonarqube.page",
                    5));

    @BeforeAll
    static void nothingIsLogged() {
        LogManager.getLogManager().reset();
    }

    static Stream<Named<Case>> cases() {
        return CASES.stream().map(one -> named(one.file, one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDifferenceHasAReason(Case one) throws IOException, URISyntaxException {
        Path file = one.path();
        Assumptions.assumeTrue(Files.exists(file), () -> "No " + file.toAbsolutePath());

        ScanResult ours = ours(file);
        if (one.ourRefusal != null) {
            assertThat(((UnreadableReport) ours).reason().key()).isEqualTo(one.ourRefusal);
            assertThat(theirs(file, one.format()).getSize()).isEqualTo(one.theirFindings);
            return;
        }
        if (one.theirRefusal != null) {
            assertThat(ours).isInstanceOf(ScanReport.class);
            assertThatThrownBy(() -> theirs(file, one.format()))
                    .isInstanceOf(ParsingException.class)
                    .hasMessageContaining(one.theirRefusal);
            return;
        }
        assertThat(difference((ScanReport) ours, theirs(file, one.format())))
                .as("ours less theirs, of which these are known: %s", one.differences)
                .isEqualTo(one.difference());
    }

    @Test
    void everyFormatThatBothReadIsCompared() {
        assertThat(ScanFormat.ids())
                .filteredOn(PARSERS::containsKey)
                .allMatch(id -> CASES.stream().anyMatch(one -> one.format().equals(id)));
    }

    private static ScanResult ours(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ReportReaders.read(in, Optional.empty(), ReadLimits.DEFAULT);
        }
    }

    private static Report theirs(Path file, String format) {
        return new ParserRegistry()
                .get(PARSERS.get(format))
                .createParser()
                .parse(new FileReaderFactory(file, StandardCharsets.UTF_8));
    }

    private static Map<Severity, Integer> difference(ScanReport ours, Report theirs) {
        Map<Severity, Integer> difference = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            add(difference, new Count(severity, ours.findings().of(severity)));
        }
        theirs.forEach(issue -> add(difference, new Count(THEIR_SEVERITIES.get(issue.getSeverity()), -1)));
        return difference;
    }

    private static void add(Map<Severity, Integer> sum, Count count) {
        sum.merge(count.severity, count.number, (some, more) -> some + more == 0 ? null : some + more);
        sum.remove(count.severity, 0);
    }

    private static Case same(String file) {
        return differs(file);
    }

    private static Case differs(String file, Difference... differences) {
        return new Case(file, List.of(differences), null, 0, null);
    }

    private static Case refused(String file, String reason, String key, int theirFindings) {
        return new Case(file, List.of(because(reason)), key, theirFindings, null);
    }

    private static Case peerRefuses(String file, String reason, String message) {
        return new Case(file, List.of(because(reason)), null, 0, message);
    }

    private static Difference because(String reason, Count... counts) {
        return new Difference(reason, List.of(counts));
    }

    private static Count critical(int number) {
        return new Count(Severity.CRITICAL, number);
    }

    private static Count high(int number) {
        return new Count(Severity.HIGH, number);
    }

    private static Count medium(int number) {
        return new Count(Severity.MEDIUM, number);
    }

    private static Count low(int number) {
        return new Count(Severity.LOW, number);
    }

    private static Count info(int number) {
        return new Count(Severity.INFO, number);
    }

    private static Count unknown(int number) {
        return new Count(Severity.UNKNOWN, number);
    }

    private record Count(Severity severity, int number) {}

    /** @param counts how many more findings the readers count than the library */
    private record Difference(String reason, List<Count> counts) {}

    /**
     * @param file below the resources of this test, or below the sample reports with {@code sample:}
     * @param ourRefusal why the readers refuse it, {@code null} where they read it
     * @param theirFindings how many the library counts in what the readers refuse
     * @param theirRefusal what the library says where it does not read it, {@code null} where it does
     */
    private record Case(
            String file, List<Difference> differences, String ourRefusal, int theirFindings, String theirRefusal) {
        private static final String SAMPLE = "sample:";

        Path path() throws URISyntaxException {
            if (file.startsWith(SAMPLE)) {
                return SAMPLES.resolve(file.substring(SAMPLE.length()));
            }
            URL resource = AnalysisModelTest.class.getResource(file);
            return Path.of(resource.toURI());
        }

        /** The id of the format, which the name of a file ends with and the folder of a sample bears. */
        String format() {
            String name = file.startsWith(SAMPLE)
                    ? file.substring(SAMPLE.length(), file.indexOf('/'))
                    : file.substring(file.indexOf('.') + 1);
            return name.equals("dependency-check") ? "dependency-check-json" : name;
        }

        Map<Severity, Integer> difference() {
            Map<Severity, Integer> sum = new EnumMap<>(Severity.class);
            differences.forEach(difference -> difference.counts.forEach(count -> add(sum, count)));
            return sum;
        }
    }
}
