package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedReportsTest {

    @ParameterizedTest
    @EnumSource
    void isReadLikeTheReportInIt(ScanFormat format) throws NoSuchAlgorithmException {
        byte[] compressed = gzip(Reading.specimen(format));

        ScanReport report = Reading.report(read(compressed));

        ScanReport plain = Reading.report(read(Reading.specimen(format)));
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.findings()).isEqualTo(plain.findings());
        assertThat(report.examination()).isEqualTo(plain.examination());
        assertThat(report.details()).isEqualTo(plain.details());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(compressed);
        assertThat(report.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(report.bytes()).isEqualTo(compressed.length);
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableWhenCutOff(ScanFormat format) {
        byte[] compressed = gzip(Reading.specimen(format));
        for (int end = 1; end < compressed.length; end++) {
            assertThat(read(Arrays.copyOf(compressed, end)))
                    .as("the first %d bytes", end)
                    .isInstanceOf(UnreadableReport.class);
        }
    }

    @Test
    void mayHaveAnyNumberOfEmptyMembers() throws IOException {
        byte[] specimen = Reading.specimen(ScanFormat.SARIF);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(specimen));
        byte[] empty = gzip(new byte[0]);
        for (int i = 0; i < 20_000; i++) {
            members.write(empty);
        }
        byte[] whole = members.toByteArray();

        assertThat(Reading.report(read(whole)).findings())
                .isEqualTo(Reading.report(read(specimen)).findings());
        assertThat(Reading.unreadable(read(Arrays.copyOf(whole, whole.length - 1)))
                        .reason()
                        .key())
                .isEqualTo("gzip.truncated");
        members.write(specimen);
        assertThat(Reading.unreadable(read(members.toByteArray())).reason().key())
                .isEqualTo("gzip.trailing");
    }

    @Test
    void saysWhereItIsCutOff() {
        byte[] compressed = gzip(Reading.specimen(ScanFormat.SARIF));

        UnreadableReport report = Reading.unreadable(read(Arrays.copyOf(compressed, compressed.length - 1)));

        assertThat(Reading.reason(report)).contains("cut off at byte " + grouped(compressed.length - 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"SARIF", "NESSUS"})
    void isNeverReadDifferentlyWhenDamaged(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);
        ScanReport whole = Reading.report(read(specimen));
        byte[] compressed = gzip(specimen);
        Random random = new Random(20260304);
        int refused = 0;
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = compressed.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            if (read(damaged) instanceof ScanReport report) { // only in a header field that means nothing
                assertThat(report.findings()).isEqualTo(whole.findings());
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(2_900);
    }

    /** The JDK's stream ends silently at some of these places; a second member there holds the last findings. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 16_383, 16_384, 16_385, 40_000})
    void isReadToItsLastMember(int size) {
        byte[] report = padded(size);
        for (int cut = 1; cut < report.length; cut += 1 + report.length / 300) {
            byte[] members =
                    concat(gzip(Arrays.copyOf(report, cut)), gzip(Arrays.copyOfRange(report, cut, report.length)));

            assertThat(Reading.report(read(members)).findings())
                    .as("two members, cut at %d", cut)
                    .isEqualTo(Reading.report(read(report)).findings());
        }
    }

    @Test
    void isReadToItsLastMemberWhereverTheFirstOneEnds() {
        byte[] report = Reading.specimen(ScanFormat.SARIF);
        byte[] end = gzip(Arrays.copyOfRange(report, 50, report.length));
        byte[] start = Arrays.copyOf(report, 50);
        for (int more = 0; more < 60; more++) {
            byte[] first = gzipOfLength(start, (16 << 10) - 30 + more);
            assertThat(Reading.report(read(concat(first, end))).format()).isEqualTo(ScanFormat.SARIF);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\0", "{}", "\u001f", "\u001f\u008b", "\u001f\u008b\u0008\0\0\0\0\0\0\0"})
    void isUnreadableWithSomethingBehindIt(String garbage) {
        byte[] behind = garbage.getBytes(StandardCharsets.ISO_8859_1);
        for (int more = 0; more < 60; more++) {
            byte[] report = gzipOfLength(Reading.specimen(ScanFormat.SARIF), (16 << 10) - 30 + more);

            assertThat(read(concat(report, behind))).isInstanceOf(UnreadableReport.class);
        }
        byte[] small = concat(gzip(Reading.specimen(ScanFormat.SARIF)), behind);
        assertThat(Reading.unreadable(read(small)).reason().key()).isIn("gzip.trailing", "gzip.truncated");
    }

    @Test
    void isUnreadableWhenItExpandsTooFar() {
        byte[] zeros = gzip(new byte[256 << 20]);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            UnreadableReport report = Reading.unreadable(read(zeros));
            assertThat(report.reason().key()).isEqualTo("blank");
        });
        byte[] spaces = ("{\"runs\":[" + " ".repeat(64 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.unreadable(read(gzip(spaces))).reason().key()).isEqualTo("expands-too-much");
    }

    @Test
    void mayExpandToTheLimitOfBytesAndNoFarther() {
        byte[] report = padded(100_000);
        byte[] compressed = gzip(report);

        assertThat(Reading.of(compressed, null, limits(report.length, 100))).isInstanceOf(ScanReport.class);
        assertThat(Reading.unreadable(Reading.of(compressed, null, limits(report.length - 1, 100)))
                        .reason()
                        .key())
                .isEqualTo("too-large");
        byte[] large = concat(report, " ".repeat(3 << 20).getBytes(StandardCharsets.UTF_8));
        assertThat(Reading.of(gzip(large), null, limits(8 << 20, 2000))).isInstanceOf(ScanReport.class);
        assertThat(Reading.unreadable(Reading.of(gzip(large), null, limits(8 << 20, 20)))
                        .reason()
                        .key())
                .isEqualTo("expands-too-much");
    }

    @Test
    void isNotExpandedTwice() {
        assertThat(read(gzip(gzip(Reading.specimen(ScanFormat.SARIF))))).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void doesNotHideThatTheStreamFailed() {
        byte[] compressed = gzip(Reading.specimen(ScanFormat.NESSUS));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };
        for (int place = 0; place <= compressed.length; place++) {
            InputStream report = new SequenceInputStream(new ByteArrayInputStream(compressed, 0, place), broken);

            assertThatThrownBy(() -> ReportReaders.read(report, Optional.empty(), ReadLimits.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk");
        }
    }

    private static ScanResult read(byte[] bytes) {
        return Reading.of(bytes, null, ReadLimits.DEFAULT);
    }

    private static ReadLimits limits(long bytes, int expansion) {
        return new ReadLimits(bytes, expansion, 100, 1000, 1000);
    }

    private static String grouped(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A report with that many spaces in it. */
    private static byte[] padded(int size) {
        String specimen = new String(Reading.specimen(ScanFormat.SARIF), StandardCharsets.UTF_8);
        return ("{" + " ".repeat(size) + specimen.substring(1)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] gzip(byte[] bytes) {
        return gzip(bytes, Deflater.DEFAULT_COMPRESSION);
    }

    /** That content in a member of just that length: stored, and filled up with white space behind it. */
    private static byte[] gzipOfLength(byte[] bytes, int length) {
        byte[] stored = gzip(bytes, Deflater.NO_COMPRESSION);
        byte[] filled = Arrays.copyOf(bytes, bytes.length + length - stored.length);
        Arrays.fill(filled, bytes.length, filled.length, (byte) ' ');
        byte[] result = gzip(filled, Deflater.NO_COMPRESSION);
        assertThat(result).hasSize(length);
        return result;
    }

    private static byte[] gzip(byte[] bytes, int level) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed) {
            {
                def.setLevel(level);
            }
        }) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
