package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.scan.MarkedReport.Kept;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is kept of a report may be markup, in every format; the tests of the pages rely on that. */
class MarkedReportTest {

    /** What a format has no text of its own for: names and words of the reader, numbers, and words of a closed list. */
    private static final Map<ScanFormat, Set<Kept>> NONE = Map.ofEntries(
            Map.entry(ScanFormat.TRIVY, Set.of(Kept.TOOL)),
            Map.entry(ScanFormat.KUBE_BENCH, Set.of(Kept.TOOL, Kept.RAW)),
            Map.entry(ScanFormat.NUCLEI, Set.of(Kept.TOOL)),
            Map.entry(ScanFormat.NESSUS, Set.of(Kept.TOOL)),
            Map.entry(ScanFormat.GVM, Set.of(Kept.TOOL)),
            Map.entry(ScanFormat.SONARQUBE, Set.of(Kept.TOOL)),
            Map.entry(ScanFormat.XCCDF, Set.of(Kept.TITLE)),
            Map.entry(ScanFormat.LYNIS, Set.of(Kept.RAW)),
            Map.entry(ScanFormat.INSPEC, Set.of(Kept.RAW)),
            Map.entry(ScanFormat.ATTESTATION, Set.of(Kept.RAW)));

    @ParameterizedTest
    @EnumSource
    void isInEveryTextThatIsKept(ScanFormat format) {
        Map<Kept, List<String>> kept = MarkedReport.of(format).kept();

        Set<Kept> expected = EnumSet.allOf(Kept.class);
        expected.removeAll(NONE.getOrDefault(format, Set.of()));
        assertThat(Arrays.stream(Kept.values())
                        .filter(what -> !kept.get(what).isEmpty())
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void isStillRecognised(ScanFormat format) {
        assertThat(Reading.report(MarkedReport.of(format).text()).format()).isEqualTo(format);
    }
}
