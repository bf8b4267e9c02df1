package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every reader promises, tried on the specimen of each format. */
class ReportReaderContractTest {
    private static final String CANARY = "canary-4711";
    private static final String DAMAGE = "<>&;{}[]\",:\0\u00ff0-e!?/";

    @Test
    void everyFormatHasOneReader() {
        assertThat(ReportReaders.ALL).extracting(ReportReader::format).containsExactlyInAnyOrder(ScanFormat.values());
    }

    @ParameterizedTest
    @EnumSource
    void isRecognisedByItsContent(ScanFormat format) {
        assertThat(Reading.report(read(Reading.specimen(format))).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsTheFormatThatIsNamed(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);

        assertThat(Reading.of(specimen, format, ReadLimits.DEFAULT)).isEqualTo(read(specimen));
    }

    @ParameterizedTest
    @EnumSource
    void isHashedToItsLastByte(ScanFormat format) throws NoSuchAlgorithmException {
        byte[] specimen = (text(format) + " \n\n").getBytes(StandardCharsets.UTF_8);

        ScanReport report = Reading.report(read(specimen));

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(specimen);
        assertThat(report.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(report.bytes()).isEqualTo(specimen.length);
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableWhenEmpty(ScanFormat format) {
        assertThat(Reading.unreadable(Reading.of(new byte[0], format, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("empty");
        assertThat(Reading.unreadable(
                                Reading.of(" \r\n\t".getBytes(StandardCharsets.UTF_8), format, ReadLimits.DEFAULT))
                        .reason()
                        .key())
                .isEqualTo("blank");
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableWhenCutOff(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);
        for (int place = 0; place < 200; place++) {
            byte[] part = Arrays.copyOf(specimen, (int) ((long) specimen.length * place / 200));

            assertThat(read(part)).as("the first %d bytes", part.length).isInstanceOf(UnreadableReport.class);
            assertThat(Reading.of(part, format, ReadLimits.DEFAULT)).isInstanceOf(UnreadableReport.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableWithSomethingBehindIt(ScanFormat format) {
        for (String garbage : new String[] {"x", "\0", "{}", "]", "}", "<a/>", "null", text(format)}) {
            assertThat(Reading.of(text(format) + "\n" + garbage)).isInstanceOf(UnreadableReport.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableWithAnotherRoot(ScanFormat format) {
        for (String other :
                new String[] {"{\"foo\":1}", "[]", "[1]", "{}", "<foo/>", "<html xmlns='urn:x'><body/></html>", "7"}) {
            byte[] bytes = other.getBytes(StandardCharsets.UTF_8);
            assertThat(Reading.of(bytes, format, ReadLimits.DEFAULT)).as(other).isInstanceOf(UnreadableReport.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mayBeginWithAByteOrderMark(ScanFormat format) {
        ScanReport marked = Reading.report("\uFEFF" + text(format));

        assertThat(marked.findings()).isEqualTo(Reading.report(text(format)).findings());
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableInBrokenUtf8(ScanFormat format) {
        byte[] specimen = text(format).replace('–', '\u00e9').getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(specimen)).isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest
    @MethodSource("json")
    void isUnreadableInUtf16WhenItIsJson(ScanFormat format) {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(Reading.unreadable(read(text(format).getBytes(charset)))
                            .reason()
                            .key())
                    .isEqualTo("encoding.json");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableBeyondTheLimitOfBytes(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);

        assertThat(Reading.of(specimen, null, limits(specimen.length, 100, 1000, 1000)))
                .isInstanceOf(ScanReport.class);
        assertThat(Reading.unreadable(Reading.of(specimen, null, limits(specimen.length - 1, 100, 1000, 1000)))
                        .reason()
                        .key())
                .isEqualTo("too-large");
    }

    @ParameterizedTest
    @EnumSource
    void isUnreadableBeyondTheOtherLimits(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);

        assertThat(Reading.of(specimen, null, limits(1 << 20, 100, 1, 1000))).isInstanceOf(UnreadableReport.class);
        assertThat(Reading.of(specimen, null, limits(1 << 20, 100, 1000, 3))).isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest
    @MethodSource({"json", "xml"})
    void isUnreadableBeyondTheLimitOfDepth(ScanFormat format) {
        assertThat(Reading.of(Reading.specimen(format), null, limits(1 << 20, 2, 1000, 1000)))
                .isInstanceOf(UnreadableReport.class);
    }

    @ParameterizedTest
    @EnumSource
    void isNotReadFartherThanTheLimit(ScanFormat format) throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };
        InputStream report = new SequenceInputStream(new ByteArrayInputStream(Reading.specimen(format)), endless);

        ScanResult result = ReportReaders.read(report, Optional.empty(), limits(1 << 20, 100, 1000, 1 << 21));

        assertThat(Reading.unreadable(result).reason().key()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotHideThatTheStreamFailed(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);
        for (int place = 0; place <= specimen.length; place += 37) {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("disk");
                }
            };
            InputStream report = new SequenceInputStream(new ByteArrayInputStream(specimen, 0, place), broken);

            assertThatThrownBy(() -> ReportReaders.read(report, Optional.empty(), ReadLimits.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk");
        }
    }

    @ParameterizedTest
    @MethodSource("text")
    void isUnreadableInUtf16WhenItIsText(ScanFormat format) {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(read(text(format).getBytes(charset))).isInstanceOf(UnreadableReport.class);
        }
    }

    @ParameterizedTest
    @MethodSource("text")
    void isUnreadableWithAControlCharacter(ScanFormat format) {
        for (char control : new char[] {0, 1, 0x0b, 0x1b, 0x7f, 0x85}) {
            assertThat(Reading.key(text(format).replace('–', control))).isEqualTo("text.control");
        }
        assertThat(Reading.of(text(format).replace('–', '\t').replace("\n", "\r\n")))
                .isInstanceOf(ScanReport.class);
    }

    @ParameterizedTest
    @MethodSource({"json", "xml"})
    void isUnreadableWhenNestedVeryDeep(ScanFormat format) {
        int levels = 100_000;
        String deep = syntax(format) == ReportReader.Syntax.XML
                ? inRoot(format, "<a>".repeat(levels) + "</a>".repeat(levels))
                : text(format).replaceFirst("\\{", "{\"deep\":" + "[".repeat(levels) + "]".repeat(levels) + ",");

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            assertThat(Reading.of(deep)).isInstanceOf(UnreadableReport.class);
            assertThat(Reading.of(deep.getBytes(StandardCharsets.UTF_8), format, ReadLimits.DEFAULT))
                    .isInstanceOf(UnreadableReport.class);
        });
    }

    @ParameterizedTest
    @MethodSource("json")
    void isUnreadableWithAMemberTwice(ScanFormat format) {
        String twice = text(format).replaceFirst("\\{", "{\"twice\":1,\"twice\":2,");

        assertThat(Reading.reason(Reading.unreadable(twice))).contains("twice");
    }

    @ParameterizedTest
    @MethodSource("xml")
    void fetchesNothing(ScanFormat format, @TempDir Path directory) throws IOException {
        String canary = Files.writeString(directory.resolve("canary.txt"), CANARY)
                .toUri()
                .toString();
        String[] needed = {
            doctype(inRoot(format, "<a>&x;</a>"), "[<!ENTITY x SYSTEM '" + canary + "'>]"),
            doctype(inRoot(format, "<a b='&x;'/>"), "[<!ENTITY x SYSTEM '" + canary + "'>]"),
            doctype(inRoot(format, "&x;"), "[<!ENTITY x '" + CANARY + "'>]"),
        };
        for (String report : needed) {
            assertThat(Reading.reason(Reading.unreadable(report))).doesNotContain(CANARY);
        }
        String[] notNeeded = {
            doctype(text(format), ""),
            doctype(text(format), "SYSTEM '" + canary + "'"),
            doctype(text(format), "[<!ENTITY x SYSTEM '" + canary + "'>]"),
            doctype(text(format), "[<!ENTITY % x SYSTEM '" + canary + "'> %x;]"),
        };
        for (String report : notNeeded) {
            assertThat(Reading.report(report).findings())
                    .isEqualTo(Reading.report(text(format)).findings());
        }
    }

    @ParameterizedTest
    @MethodSource("xml")
    void expandsNoBillionLaughs(ScanFormat format) {
        StringBuilder laughs = new StringBuilder("[<!ENTITY l0 'ha'>");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        String bomb = doctype(inRoot(format, "<a>&l11;</a>"), laughs + "]");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> assertThat(Reading.of(bomb)).isInstanceOf(UnreadableReport.class));
    }

    @ParameterizedTest
    @EnumSource
    void hasAnAnswerForEveryDamage(ScanFormat format) {
        byte[] specimen = Reading.specimen(format);
        Random random = new Random(20260304);
        for (int i = 0; i < 1_500; i++) {
            byte[] damaged = specimen.clone();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
            }

            assertThat(read(damaged)).isNotNull();
            assertThat(Reading.of(damaged, format, ReadLimits.DEFAULT)).isNotNull();
        }
    }

    private static ScanResult read(byte[] bytes) {
        return Reading.of(bytes, null, ReadLimits.DEFAULT);
    }

    private static String text(ScanFormat format) {
        return new String(Reading.specimen(format), StandardCharsets.UTF_8);
    }

    static Stream<ScanFormat> json() {
        return of(ReportReader.Syntax.JSON);
    }

    static Stream<ScanFormat> xml() {
        return of(ReportReader.Syntax.XML);
    }

    static Stream<ScanFormat> text() {
        return of(ReportReader.Syntax.TEXT);
    }

    private static Stream<ScanFormat> of(ReportReader.Syntax syntax) {
        return Stream.of(ScanFormat.values()).filter(format -> syntax(format) == syntax);
    }

    static ReportReader.Syntax syntax(ScanFormat format) {
        return ReportReaders.ALL.stream()
                .filter(reader -> reader.format() == format)
                .findFirst()
                .orElseThrow()
                .syntax();
    }

    private static String inRoot(ScanFormat format, String content) {
        String text = text(format);
        int end = text.lastIndexOf("</");
        return text.substring(0, end) + content + text.substring(end);
    }

    private static String doctype(String xml, String declaration) {
        String bare = xml.replaceFirst("<!DOCTYPE[^\\[>]*(\\[[^\\]]*])?>", "");
        return bare.replaceFirst("\\?>", "?><!DOCTYPE any " + declaration.replace("$", "\\$") + ">");
    }

    private static ReadLimits limits(long bytes, int depth, int findings, int stringLength) {
        return new ReadLimits(bytes, 100, depth, findings, stringLength);
    }
}
