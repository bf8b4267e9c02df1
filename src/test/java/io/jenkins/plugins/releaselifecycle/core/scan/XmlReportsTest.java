package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every XML report, tried on the simplest of them. */
class XmlReportsTest {
    private static final String ONE = "<OWASPZAPReport version='é'><site><alerts><alertitem><riskcode>3</riskcode>"
            + "</alertitem></alerts></site></OWASPZAPReport>";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
    void isReadInTheEncodingThatItDeclares(String encoding) {
        byte[] bytes =
                ("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + ONE).getBytes(Charset.forName(encoding));

        ScanReport report = Reading.report(Reading.of(bytes, null, ReadLimits.DEFAULT));

        assertThat(report.findings()).isEqualTo(Reading.counts(0, 1, 0, 0, 0, 0));
        assertThat(report.tool()).isEqualTo("ZAP é");
        assertThat(report.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void isReadInUtf16WithoutAMark() {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            assertThat(Reading.of(ONE.getBytes(charset), null, ReadLimits.DEFAULT))
                    .isInstanceOf(ScanReport.class);
        }
    }

    @Test
    void isUnreadableInAnUnknownEncoding() {
        assertThat(Reading.key("<?xml version='1.0' encoding='klingon'?>" + ONE))
                .isEqualTo("encoding.unknown");
        assertThat(Reading.key("<?xml version='1.0' encoding='a b'?>" + ONE)).isEqualTo("encoding.unknown");
    }

    @Test
    void isUnreadableWithBrokenBytesWhereverTheyAre() {
        for (String place :
                new String[] {"<!--\u00e9-->" + ONE, "<!DOCTYPE a [<!--\u00e9-->]>" + ONE, ONE + "<!--\u00e9-->"}) {
            byte[] bytes = place.getBytes(StandardCharsets.ISO_8859_1);

            assertThat(Reading.unreadable(Reading.of(bytes, null, ReadLimits.DEFAULT))
                            .reason()
                            .key())
                    .isEqualTo("encoding.broken");
        }
    }

    @Test
    void isUnreadableWhereATextIsTooLongToKeep() {
        String risk = "<OWASPZAPReport><site><alertitem><riskcode>%s</riskcode></alertitem></site></OWASPZAPReport>";

        assertThat(Reading.key(risk.formatted("3".repeat(3 << 20)))).isEqualTo("text-too-long");
        assertThat(Reading.key(risk.formatted("<a b='" + "3".repeat(3 << 20) + "'/>")))
                .isEqualTo("token-too-long");
        assertThat(Reading.key(risk.formatted("<!--" + "3".repeat(3 << 20) + "-->")))
                .isEqualTo("token-too-long");
    }

    @Test
    void skipsLongTextsThatNobodyAsksFor() {
        String report =
                "<OWASPZAPReport><site><alertitem><riskcode>1</riskcode><desc>%s</desc><desc><![CDATA[%s]]></desc>"
                        + "</alertitem></site></OWASPZAPReport>";

        assertThat(Reading.report(report.formatted("x".repeat(3 << 20), "y".repeat(3 << 20)))
                        .findings())
                .isEqualTo(Reading.counts(0, 0, 0, 1, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<n%s/>", "<a n%s=''/>", "<a xmlns:p='urn:%s'/>", "<?n%s?>"})
    void isUnreadableWhereTooManyNamesWouldHaveToBeKept(String markup) {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            many.append(markup.formatted(i));
        }

        assertThat(Reading.key("<OWASPZAPReport><site>" + many + "</site></OWASPZAPReport>"))
                .isEqualTo("too-much-kept");
    }

    @Test
    void isUnreadableWithVeryManyNamespacesInScope() {
        String report = "<OWASPZAPReport><site%s>%s</site></OWASPZAPReport>";
        String hundred = namespaces("p");
        String more = namespaces("q");

        assertThat(Reading.of(report.formatted(hundred, ("<a" + more + "/>").repeat(20))))
                .isInstanceOf(ScanReport.class);
        assertThat(Reading.key(report.formatted(hundred, "<a" + more + "><b xmlns='urn:b'/></a>")))
                .isEqualTo("xml.namespaces");
        assertThat(Reading.key(report.formatted(hundred + more + " xmlns:one='urn:b'", "")))
                .isEqualTo("xml.namespaces");
    }

    private static String namespaces(String prefix) {
        return IntStream.range(0, 100)
                .mapToObj(i -> " xmlns:" + prefix + i + "='urn:u'")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<OWASPZAPReport><site><alerts>%s</alerts></site></OWASPZAPReport>",
                "<OWASPZAPReport><site><alertitem><desc>%s</desc></alertitem></site></OWASPZAPReport>",
                "<TestResult xmlns='http://checklists.nist.gov/xccdf/1.2'>%s</TestResult>"
            })
    void isUnreadableWhereItIncludesOtherFiles(String report) {
        String include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='more.xml'/>";

        assertThat(Reading.key(report.formatted(include))).isEqualTo("xml.include");
    }

    @Test
    void ignoresAttributesOfOtherNamespaces() {
        String report = "<OWASPZAPReport xmlns:o='urn:o' o:version='9'><site/></OWASPZAPReport>";

        assertThat(Reading.report(report).tool()).isEqualTo("ZAP");
    }

    @Test
    void showsLittleOfAReport() {
        String name = "a".repeat(900);
        UnreadableReport report = Reading.unreadable("<" + name + " xmlns='urn:\u202e" + name + "'/>");

        assertThat(Reading.reason(report)).hasSizeLessThan(900).doesNotContain("\u202e");
    }
}
