package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How much of reports is read and kept comes back as it was, from the form, from code and from the file. */
@WithJenkins
class ReportSettingsJenkinsTest {

    private static final ReadLimits UNUSUAL = new ReadLimits(7L << 20, 20, 30, 4_000, 5_000);

    private JenkinsRule jenkins;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    private static ReportSettings unusual() {
        ReportSettings settings = new ReportSettings();
        settings.setSize("7");
        settings.setExpansion(" 20 ");
        settings.setDepth("30");
        settings.setResults("4000");
        settings.setText("5000");
        settings.setEvidence("60");
        return settings;
    }

    @Test
    void theShippedLimitsAreThoseOfTheReaders() throws Exception {
        assertThat(configuration().getReports().toLimits()).isEqualTo(ReadLimits.DEFAULT);
        assertThat(configuration().getReports().toEvidence()).isEqualTo(1L << 30);
        jenkins.configRoundtrip();
        assertThat(configuration().getReports().toLimits()).isEqualTo(ReadLimits.DEFAULT);
    }

    @Test
    void everyLimitSurvivesTheFormAndTheFile() throws Exception {
        configuration().setReports(unusual());
        jenkins.configRoundtrip();

        ReportSettings read = new ReleaseLifecycleConfiguration().getReports();
        assertThat(read.toLimits()).isEqualTo(UNUSUAL);
        assertThat(read.toEvidence()).isEqualTo(60L << 20);
    }

    @Test
    void everyLimitSurvivesCode(@TempDir Path dir) throws Exception {
        SettingsAsCode.load(dir, """
                unclassified:
                  releaseLifecycle:
                    reports: {size: 7, expansion: 20, depth: 30, results: 4000, text: 5000, evidence: 60}
                """);
        assertThat(configuration().getReports().toLimits()).isEqualTo(UNUSUAL);
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("size: \"7\"", "expansion: \"20\"", "depth: \"30\"", "results: \"4000\"", "evidence: \"60\"");
    }

    @Test
    void theLimitsOfTheDocumentationAreTheLimitsAsShipped(@TempDir Path dir) throws Exception {
        configuration().setReports(unusual());
        SettingsAsCode.load(dir, SettingsAsCode.ofTheDocumentation("scan-formats.md"));
        assertThat(configuration().getReports().toLimits()).isEqualTo(ReadLimits.DEFAULT);
        assertThat(configuration().getReports().toEvidence()).isEqualTo(new ReportSettings().toEvidence());
    }

    @Test
    void whatIsOutOfItsRangeIsRefusedAndChangesNothing() {
        ReportSettings settings = unusual();
        settings.setDepth("1001");
        assertThatThrownBy(() -> configuration().setReports(settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("“reports.depth” is “1001”: give a whole number from 10 to 1000.");
        settings.setDepth("30");
        settings.setEvidence("all");
        assertThatThrownBy(() -> configuration().setReports(settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“reports.evidence” is “all”");
        assertThat(configuration().getReports().toLimits()).isEqualTo(ReadLimits.DEFAULT);
    }

    @Test
    void aFileFromBeforeThereWereLimitsMeansTheShippedOnes() throws Exception {
        configuration().setReports(unusual());
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        Files.writeString(file, Files.readString(file).replaceAll("(?s)<reports>.*</reports>", ""));
        assertThat(new ReleaseLifecycleConfiguration().getReports().toLimits()).isEqualTo(ReadLimits.DEFAULT);
    }
}
