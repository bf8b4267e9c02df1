package io.jenkins.plugins.releaselifecycle.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.scan.Examination;
import io.jenkins.plugins.releaselifecycle.core.scan.RawSeverity;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanResult;
import io.jenkins.plugins.releaselifecycle.core.scan.UnreadableReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for any bytes: they are read or refused, soon, and read only when they are a whole report.
 *
 * <p>With the system property {@code fuzz.format} they are also read as that format.
 */
class ReportFuzzTest {
    private static final Optional<ScanFormat> NAMED =
            Optional.ofNullable(System.getProperty("fuzz.format")).flatMap(ScanFormat::of);

    /** Of the processor's time; far more than any input of a fuzzer takes, also with all the probes in the code. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The probes are put into a class when it is loaded, which takes seconds of whoever is first to need it. */
    @BeforeAll
    static void loadTheReaders() throws IOException {
        for (ScanFormat format : ScanFormat.values()) {
            byte[] specimen = Specimens.of(format);
            ReportReaders.read(new ByteArrayInputStream(specimen), Optional.empty(), ReadLimits.DEFAULT);
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void anyBytes(byte[] bytes) throws IOException, NoSuchAlgorithmException {
        ScanResult recognised = read(bytes, Optional.empty());
        if (recognised instanceof ScanReport report) {
            assertThat(read(bytes, Optional.of(report.format()))).isEqualTo(report);
            check(report, bytes);
        }
        if (NAMED.isPresent() && read(bytes, NAMED) instanceof ScanReport report) {
            check(report, bytes);
        }
    }

    static Stream<byte[]> seeds() {
        return NAMED.map(Stream::of)
                .orElseGet(() -> Stream.of(ScanFormat.values()))
                .map(Specimens::of)
                .flatMap(specimen -> Stream.of(specimen, gzip(specimen)));
    }

    private static void check(ScanReport report, byte[] bytes) throws IOException, NoSuchAlgorithmException {
        Optional<ScanFormat> format = Optional.of(report.format());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(report.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(report.bytes()).isEqualTo(bytes.length);
        saysWhatWasExamined(report);
        tellsTheSameTwice(report);
        assertThat(read(cutOff(bytes), format)).isInstanceOf(UnreadableReport.class);
        assertThat(read(Arrays.copyOf(bytes, bytes.length + 1), format)).isInstanceOf(UnreadableReport.class);
        if (!isGzip(bytes)) {
            saysTheSameInGzip(report, bytes);
        }
    }

    private static void saysTheSameInGzip(ScanReport report, byte[] bytes) throws IOException {
        assertThat(read(gzip(bytes), Optional.of(report.format()))).isInstanceOfSatisfying(ScanReport.class, packed -> {
            assertThat(packed.findings()).isEqualTo(report.findings());
            assertThat(packed.examination()).isEqualTo(report.examination());
            assertThat(packed.details()).isEqualTo(report.details());
        });
    }

    private static void saysWhatWasExamined(ScanReport report) {
        Examination examination = report.examination();
        assertThat(IntStream.of(
                        examination.examined(),
                        examination.passed(),
                        examination.notExamined(),
                        examination.excluded(),
                        examination.notSelected(),
                        examination.absent()))
                .allMatch(number -> number >= 0);
        assertThat(examination.examined() + examination.notExamined())
                .as("a report in which nothing was examined, and nothing is said not to have been")
                .isPositive();
    }

    private static void tellsTheSameTwice(ScanReport report) {
        int findings =
                Stream.of(Severity.values()).mapToInt(report.findings()::of).sum();
        assertThat(report.details().severities().stream()
                        .mapToInt(RawSeverity::number)
                        .sum())
                .isEqualTo(findings);
        assertThat(report.details().gravest()).hasSizeLessThanOrEqualTo(findings);
        if (report.details().fingerprints().known()) {
            assertThat(report.details().fingerprints()).hasToString(findings + " fingerprints");
        }
    }

    private static ScanResult read(byte[] bytes, Optional<ScanFormat> format) throws IOException {
        long begun = THREADS.getCurrentThreadCpuTime();
        ScanResult result = ReportReaders.read(new ByteArrayInputStream(bytes), format, ReadLimits.DEFAULT);
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun)).isLessThan(LONGEST);
        if (result instanceof UnreadableReport unreadable) {
            assertThat(unreadable.reason().in(Locale.ENGLISH, ZoneOffset.UTC)).isNotBlank();
        }
        return result;
    }

    /** Without its last byte that is more than white space, in whatever encoding. */
    private static byte[] cutOff(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && " \t\r\n\0".indexOf(bytes[end - 1]) >= 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end - 1);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
