package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The Snippet Generator writes what the steps take. */
@WithJenkins
class StepFormJenkinsTest {

    @Test
    void everyParameterSurvivesTheForm(JenkinsRule jenkins) throws Exception {
        StepConfigTester form = new StepConfigTester(jenkins);
        RecordSecurityScanStep record = new RecordSecurityScanStep("penetration-test", "r/*.json", "1.4.0");
        record.setFormat("sarif");
        record.setTarget("https://shop.example");
        record.setEnvironment("production");
        record.setTestedBy("Security");
        record.setDocument("docs/report.pdf");
        jenkins.assertEqualDataBoundBeans(record, form.configRoundTrip(record));
        RequireSecurityScanStep require = new RequireSecurityScanStep("1.4.0");
        require.setAbortPipeline(false);
        jenkins.assertEqualDataBoundBeans(require, form.configRoundTrip(require));
        ProductionDeploymentStep deployment = new ProductionDeploymentStep("1.4.0");
        jenkins.assertEqualDataBoundBeans(deployment, form.configRoundTrip(deployment));
        assertThat(form.configRoundTrip(new RequireSecurityScanStep("1")).isAbortPipeline())
                .isTrue();
    }

    @Test
    void everyParameterOfTheStepsThatRecordSurvivesTheForm(JenkinsRule jenkins) throws Exception {
        StepConfigTester form = new StepConfigTester(jenkins);
        StartObservationStep start = new StartObservationStep("1.4.0");
        start.setTrialRun("P3M");
        start.setObservation("P1M");
        jenkins.assertEqualDataBoundBeans(start, form.configRoundTrip(start));
        RecordIncidentStep incident = new RecordIncidentStep("users", "the shop is slow");
        incident.setId("INC-7");
        incident.setSince("2026-03-31T08:00:00Z");
        jenkins.assertEqualDataBoundBeans(incident, form.configRoundTrip(incident));
        ResolveIncidentStep resolved = new ResolveIncidentStep("INC-7", "the disk was full");
        jenkins.assertEqualDataBoundBeans(resolved, form.configRoundTrip(resolved));
        RecordChangeStep change = new RecordChangeStep("1.5.0", "significant", "another database");
        change.setAffects(List.of("penetration-test", "code-audit"));
        jenkins.assertEqualDataBoundBeans(change, form.configRoundTrip(change));
        RecordTestStep test =
                new RecordTestStep("test", "1.4.0", List.of("function", "stress"), true, "https://ci.example/7");
        test.setSha256("0".repeat(64));
        jenkins.assertEqualDataBoundBeans(test, form.configRoundTrip(test));
        RecordDocumentStep document = new RecordDocumentStep("contingency-plan", "1.2", "dms/12");
        document.setSha256("0".repeat(64));
        jenkins.assertEqualDataBoundBeans(document, form.configRoundTrip(document));
        RecordTrainingStep training = new RecordTrainingStep("operations-staff", "2026-03-31", "all operators");
        jenkins.assertEqualDataBoundBeans(training, form.configRoundTrip(training));
    }

    @Test
    void theOtherApplicationSurvivesTheFormOfEveryStep(JenkinsRule jenkins) throws Exception {
        StepConfigTester form = new StepConfigTester(jenkins);
        for (ApplicationStep step : List.of(
                new RecordSecurityScanStep("penetration-test", "r/*.json", "1.4.0"),
                new RequireSecurityScanStep("1.4.0"),
                new ProductionDeploymentStep("1.4.0"),
                new StartObservationStep("1.4.0"),
                new RecordIncidentStep("users", "the shop is slow"),
                new ResolveIncidentStep("INC-7", "the disk was full"),
                new RecordChangeStep("1.5.0", "minor", "a label"),
                new RecordTestStep("test", "1.4.0", List.of("function"), true, "dms/13"),
                new RecordDocumentStep("contingency-plan", "1.2", "dms/12"),
                new RecordTrainingStep("operations-staff", "2026-03-31", "all operators"),
                new RequestInstallationStep("1.4.0"),
                new RequestGoLiveStep("1.4.0"),
                new RequestHandoverStep("1.4.0"),
                new RequestAcceptanceStep("1.4.0"),
                new RequestChangeStep("1.4.0"),
                new RequestRetirementStep("1.4.0"))) {
            assertThat(form.configRoundTrip(step).getApplication()).isNull();
            step.setApplication("shop/portal");
            assertThat(form.configRoundTrip(step).getApplication())
                    .as("%s", step.getClass())
                    .isEqualTo("shop/portal");
        }
    }

    @Test
    void whatIsTickedAloneOrNotAtAllSurvivesTheForm(JenkinsRule jenkins) throws Exception {
        StepConfigTester form = new StepConfigTester(jenkins);
        RecordTestStep one = new RecordTestStep("production", "1.4.0", List.of("response"), false, "dms/13");
        jenkins.assertEqualDataBoundBeans(one, form.configRoundTrip(one));
        RecordChangeStep none = new RecordChangeStep("1.5.0", "minor", "a label");
        jenkins.assertEqualDataBoundBeans(none, form.configRoundTrip(none));
    }

    @Test
    void theSnippetGeneratorWritesStepsAsInTheReadme(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(
                new RecordSecurityScanStep("penetration-test", "r/*.json", "1.4.0"),
                "recordSecurityScan kind: 'penetration-test', pattern: 'r/*.json', version: '1.4.0'");
        snippets.assertRoundTrip(new RequireSecurityScanStep("1.4.0"), "requireSecurityScan '1.4.0'");
        snippets.assertRoundTrip(
                new ProductionDeploymentStep("1.4.0"), "productionDeployment('1.4.0') {\n    // some block\n}");
        RequireSecurityScanStep other = new RequireSecurityScanStep("1.4.0");
        other.setApplication("shop/portal");
        snippets.assertRoundTrip(other, "requireSecurityScan application: 'shop/portal', version: '1.4.0'");
        snippets.assertRoundTrip(new StartObservationStep("1.4.0"), "startObservation '1.4.0'");
        snippets.assertRoundTrip(
                new RecordTestStep("test", "1.4.0", List.of("function", "stress"), true, "dms/13"),
                "recordTest aspects: ['function', 'stress'], environment: 'test', passed: true, report: 'dms/13',"
                        + " version: '1.4.0'");
    }
}
