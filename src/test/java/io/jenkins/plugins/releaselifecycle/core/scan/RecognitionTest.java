package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
