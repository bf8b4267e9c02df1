package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.recordingBoth;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.trivy;
import static io.jenkins.plugins.releaselifecycle.jenkins.Reports.zap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Programs read the findings of a security test as its page shows them. */
@WithJenkins
class FindingsApiJenkinsTest {

    private static final String FINDINGS = "job/shop/release-lifecycle/api/v1/findings";
    private static final String SYSTEM = FINDINGS + "?kind=system-vulnerability-scan";
    private static final String AUDITOR = "auditor";

    private JenkinsRule jenkins;
    private Programs programs;
    private OpenApi promised;

    @BeforeEach
    void anApplicationWithItsFirstTests(JenkinsRule rule) throws Exception {
        jenkins = rule;
        promised = new OpenApi();
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        WorkflowJob job =
                Applications.pipeline(jenkins, "shop", recordingBoth("1.4.0", trivy("1", "HIGH", "LOW"), zap("1", 2)));
        jenkins.buildAndAssertSuccess(job);
        Applications.define(job, recordingBoth("1.4.0", trivy("2", "HIGH"), zap("2")));
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to(AUDITOR)
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(People.READER)
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.STRANGER));
    }

    private Reply answered(int status, String user, String address) throws Exception {
        Reply reply = programs.at(user, address);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        promised.check("GET /job/{application}/release-lifecycle/api/v1/findings", reply);
        return reply;
    }

    private static List<String> states(JsonNode answer) {
        return answer.path("findings").findValuesAsText("state");
    }

    @Test
    void eachSaysWhatBecameOfItSinceTheFirstTest() throws Exception {
        JsonNode first = answered(200, AUDITOR, SYSTEM).json();
        assertThat(first.path("kind").asText()).isEqualTo("system-vulnerability-scan");
        assertThat(first.path("version").asText()).isEqualTo("1.4.0");
        assertThat(states(first)).containsExactly("first", "first");
        assertThat(first.path("findings").findValuesAsText("severity")).containsExactly("high", "low");
        assertThat(first.path("severities").findValuesAsText("raw")).contains("HIGH", "LOW");

        jenkins.buildAndAssertSuccess(jenkins.jenkins.getItemByFullName("shop", WorkflowJob.class));
        String documented = SYSTEM + "&version=1.4.0";
        assertThat(Files.readString(Path.of("docs/rest.md"))).contains("\"$JENKINS/" + documented + "\"");
        JsonNode then = answered(200, AUDITOR, documented).json();
        assertThat(then.path("sequence").asLong())
                .isGreaterThan(first.path("sequence").asLong());
        assertThat(states(then)).containsOnly("remaining", "fixed").contains("fixed");
        assertThat(then.path("findings").findValuesAsText("fingerprint"))
                .containsExactlyInAnyOrderElementsOf(first.path("findings").findValuesAsText("fingerprint"));
    }

    @Test
    void onlyWhoeverMayReadTheRecordReadsThem() throws Exception {
        answered(403, People.READER, SYSTEM);
        assertThat(programs.at(People.STRANGER, SYSTEM).status()).isEqualTo(404);
        assertThat(programs.call("POST", AUDITOR, SYSTEM).status()).isEqualTo(405);
    }

    @Test
    void whatCannotBeFoundIsSaidInOneSentence() throws Exception {
        assertThat(answered(400, AUDITOR, FINDINGS + "?kind=nonsense").error())
                .startsWith("“kind” is “nonsense”, which is no kind of security test.");
        answered(400, AUDITOR, FINDINGS);
        answered(400, AUDITOR, SYSTEM + "&version=a%20b");
        assertThat(answered(404, AUDITOR, SYSTEM + "&version=9.9").error())
                .contains("9.9")
                .contains("System vulnerability scan");
        assertThat(answered(404, AUDITOR, FINDINGS + "?kind=penetration-test").status())
                .isEqualTo(404);
    }

    @Test
    void aListThatWasAlteredIsNotGiven() throws Exception {
        Path directory = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("ledgers")
                            || !path.toString().endsWith(".jsonl"))
                    .filter(path -> !path.endsWith("anchors.jsonl"))
                    .toList()) {
                Files.writeString(file, "altered");
            }
        }
        assertThat(answered(409, AUDITOR, SYSTEM).error()).contains("was not kept, was lost or was altered");
    }
}
