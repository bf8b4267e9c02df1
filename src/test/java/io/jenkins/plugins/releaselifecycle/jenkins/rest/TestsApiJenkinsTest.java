package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.nio.file.Files;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Programs read the security tests of an application as its page shows them. */
@WithJenkins
class TestsApiJenkinsTest {

    private static final String TESTS = "job/shop/release-lifecycle/api/v1/tests";

    private JenkinsRule jenkins;
    private Programs programs;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationWithItsFirstTests(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        job = Applications.pipeline(jenkins, "shop", recordingBoth("1.4.0", trivy("1", "HIGH", "LOW"), zap("1", 2)));
        jenkins.buildAndAssertSuccess(job);
    }

    private void again(String trivy) throws Exception {
        Applications.define(job, recordingBoth("1.4.0", trivy, zap("2")));
        jenkins.buildAndAssertSuccess(job);
    }

    private JsonNode tests(String query) throws Exception {
        Reply reply = programs.at(People.READER, TESTS + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonNode systemScan(JsonNode answer) {
        return StreamSupport.stream(answer.path("tests").spliterator(), false)
                .filter(test -> test.path("kind").asText().equals("system-vulnerability-scan"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstTestIsNoRetestAndHasNothingToBeComparedWith() throws Exception {
        JsonNode answer = tests("?gate=go-live");

        assertThat(answer.path("gate").asText()).isEqualTo("go-live");
        assertThat(answer.path("version").asText()).isEqualTo("1.4.0");
        assertThat(answer.path("tests").findValuesAsText("kind"))
                .containsExactly("system-vulnerability-scan", "application-vulnerability-scan");
        JsonNode scan = systemScan(answer);
        assertThat(scan.path("first").path("findings"))
                .hasToString("{\"critical\":0,\"high\":1,\"medium\":0,\"low\":1,\"info\":0,\"unknown\":0}");
        assertThat(scan.path("first").path("actor").asText()).isEqualTo("shop #1");
        assertThat(scan.path("first").path("at").asText()).endsWith("Z");
        assertThat(scan.path("first").path("reports").path(0).path("file").asText())
                .isEqualTo("reports/trivy.json");
        assertThat(scan.path("latest")).isEqualTo(scan.path("first"));
        assertThat(scan.path("retest").asBoolean(true)).isFalse();
        assertThat(scan.path("passed").asBoolean(true)).isFalse();
        assertThat(scan.path("compared").isNull()).isTrue();
    }

    @Test
    void theRetestSaysWhatIsNewAndStillThereAndFixed() throws Exception {
        again(trivy("2", "MEDIUM", "LOW").replace("CVE-2026-1000", "CVE-2026-9999"));
        JsonNode scan = systemScan(tests("?gate=go-live"));

        assertThat(scan.path("first").path("findings").path("high").asInt()).isEqualTo(1);
        assertThat(scan.path("latest").path("findings").path("high").asInt(-1)).isZero();
        assertThat(scan.path("latest").path("findings").path("medium").asInt()).isEqualTo(1);
        assertThat(scan.path("latest").path("actor").asText()).isEqualTo("shop #2");
        assertThat(scan.path("retest").asBoolean()).isTrue();
        assertThat(scan.path("retests").asInt()).isEqualTo(1);
        assertThat(scan.path("passed").asBoolean()).isTrue();
        assertThat(scan.path("compared")).hasToString("{\"appeared\":1,\"remaining\":1,\"fixed\":1}");
    }

    @Test
    void aRetestWithAHighFindingHasNotPassed() throws Exception {
        again(trivy("2", "HIGH"));
        JsonNode scan = systemScan(tests("?gate=go-live"));

        assertThat(scan.path("retest").asBoolean()).isTrue();
        assertThat(scan.path("passed").asBoolean(true)).isFalse();
    }

    @Test
    void aVersionThatWasNotTestedHasTheFirstTestAlone() throws Exception {
        JsonNode scan = systemScan(tests("?gate=go-live&version=2.0"));

        assertThat(scan.path("first").path("version").asText()).isEqualTo("1.4.0");
        assertThat(scan.path("latest").isNull()).isTrue();
    }

    @Test
    void whatWasToldOfATestIsTold() throws Exception {
        Applications.define(
                job,
                "node {\n" + Applications.writing("reports/trivy.json", trivy("2"))
                        + "  recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'reports/trivy*.json',"
                        + " version: '1.4.0', target: 'shop.example', environment: 'test', testedBy: 'Li'\n}\n");
        jenkins.buildAndAssertSuccess(job);

        assertThat(systemScan(tests("?gate=go-live")).path("latest").path("circumstances"))
                .hasToString("[{\"target\":\"shop.example\",\"environment\":\"test\",\"testedBy\":\"Li\","
                        + "\"document\":null}]");
    }

    @Test
    void theGateThatIsNextIsTheOneThatIsMeantAndWhatIsUnknownIsNotLookedAt() throws Exception {
        assertThat(tests("").path("gate").asText()).isEqualTo("install");
        assertThat(tests("?colour=red")).isEqualTo(tests(""));
    }

    @Test
    void hasTheMembersThatAreDocumented() throws Exception {
        again(trivy("2", "MEDIUM"));

        assertThat(Sample.members(tests("?gate=go-live"))).isEqualTo(Sample.members(Sample.below("Security tests")));
    }

    @Test
    void isTheSameUntilSomethingIsRecorded() throws Exception {
        String path = TESTS + "?gate=go-live";
        String tag = programs.at(People.READER, path).header("ETag");
        Reply again = programs.at(People.READER, path, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        again(trivy("2"));
        assertThat(programs.at(People.READER, path, "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void isRefusedInOneSentence() throws Exception {
        Reply gate = programs.at(People.READER, TESTS + "?gate=nonsense");
        assertThat(gate.status()).isEqualTo(400);
        assertThat(gate.error()).startsWith("“nonsense” is no gate.");
        assertThat(programs.at(People.READER, TESTS + "?version=a%20b").status())
                .isEqualTo(400);
        Reply post = programs.call("POST", People.READER, TESTS);
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow")).isEqualTo("GET");
        assertThat(programs.at(People.READER, TESTS + "/1").status()).isEqualTo(404);
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"), "nonsense");
        Reply damaged = programs.at(People.READER, TESTS);
        assertThat(damaged.status()).isEqualTo(409);
        assertThat(damaged.error()).contains("release-lifecycle.ledger");
    }

    @Test
    void isNotThereForWhoeverMayNotReadTheApplication() throws Exception {
        Reply stranger = programs.at(People.STRANGER, TESTS);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body()).doesNotContain("1.4.0");
        assertThat(programs.at(null, TESTS).status()).isEqualTo(403);
    }
}
