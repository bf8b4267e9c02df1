package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theSnippetGeneratorWritesStepsAsInTheReadme(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(
                new RecordSecurityScanStep("penetration-test", "r/*.json", "1.4.0"),
                "recordSecurityScan kind: 'penetration-test', pattern: 'r/*.json', version: '1.4.0'");
        snippets.assertRoundTrip(new RequireSecurityScanStep("1.4.0"), "requireSecurityScan '1.4.0'");
        snippets.assertRoundTrip(
                new ProductionDeploymentStep("1.4.0"), "productionDeployment('1.4.0') {\n    // some block\n}");
    }
}
