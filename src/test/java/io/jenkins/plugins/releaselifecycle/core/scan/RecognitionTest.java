package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No reader takes another one's reports, in whatever order they are asked and however much of a report they see. */
class RecognitionTest {
    private static final Path SAMPLES = Path.of("..", "shared", "samples");

    @ParameterizedTest
    @EnumSource
    void aSpecimenIsRecognisedByItsReaderAlone(ScanFormat format) throws IOException {
        assertThat(takers(new ByteArrayInputStream(Reading.specimen(format)))).containsExactly(format);
    }

    @Test
    void noSampleIsRecognisedByTwoReaders() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), () -> "No sample reports in " + SAMPLES.toAbsolutePath());
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream report = Files.newInputStream(file)) {
                    assertThat(takers(report)).as(file.toString()).hasSizeLessThan(2);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":\"15.0.0\",\"vulnerabilities\":[%s],\"scan\":{\"status\":\"success\"}}",
                "[{\"id\":\"4\",\"tests\":[{\"results\":[%s{\"status\":\"PASS\"}]}],\"node_type\":\"node\"}]"
            })
    void saysThatNamingTheFormatHelpsWhereItIsBeyondWhatIsLookedAt(String report) {
        boolean gitlab = report.contains("vulnerabilities");
        String rows = (gitlab ? "{\"severity\":\"Low\"}," : "{\"status\":\"FAIL\"},").repeat(80_000);
        String whole = report.formatted(gitlab ? rows.substring(0, rows.length() - 1) : rows);
        UnreadableReport refused = Reading.unreadable(whole);

        assertThat(refused.reason().key()).isEqualTo("unknown-format.cut");
        assertThat(Reading.reason(refused)).contains("format:");
        assertThat(refused.reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                .contains("format:");
        ScanResult named = Reading.of(
                whole.getBytes(StandardCharsets.UTF_8),
                gitlab ? ScanFormat.GITLAB : ScanFormat.KUBE_BENCH,
                ReadLimits.DEFAULT);
        assertThat(Reading.report(named).details().fingerprints().size()).isEqualTo(80_000);
        assertThat(Reading.key(report.formatted("").replace("scan", "scans").replace("node_type", "node")))
                .isEqualTo("unknown-format");
    }

    private static List<ScanFormat> takers(InputStream report) throws IOException {
        Opening opening;
        try {
            opening = new Sniffer(new BufferedInputStream(report), ReadLimits.DEFAULT).sniff(seen -> false);
        } catch (Refusal neitherJsonNorXml) {
            return List.of();
        }
        return ReportReaders.ALL.stream()
                .filter(reader -> reader.recognises(opening))
                .map(ReportReader::format)
                .toList();
    }
}
