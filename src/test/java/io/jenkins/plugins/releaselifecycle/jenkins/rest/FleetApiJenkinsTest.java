package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Programs find the applications that their user may see, page by page. */
@WithJenkins
class FleetApiJenkinsTest {

    private static final String APPLICATIONS = "release-lifecycle/api/v1/applications";
    private static final String APPROVALS = "release-lifecycle/api/v1/approvals";
    private static final String IT = People.id(Role.IT);

    private JenkinsRule jenkins;
    private People people;
    private Programs programs;
    private WorkflowJob closed;

    @BeforeEach
    void twoApplications(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        closed = jenkins.createProject(WorkflowJob.class, "zebra");
        Applications.prepared(closed, "1.4.0");
        Applications.readyToInstall(jenkins.createProject(WorkflowJob.class, "aardvark"), "2.0");
    }

    @Test
    void saysOfEachApplicationWhereItStands() throws Exception {
        whole();
        Reply reply = programs.at(People.READER, APPLICATIONS);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        JsonNode answer = reply.json();
        assertThat(answer.path("complete").asBoolean()).isTrue();
        assertThat(answer.path("total").asInt()).isEqualTo(2);
        JsonNode first = answer.path("applications").path(0);
        assertThat(first.path("application").asText()).isEqualTo("aardvark");
        assertThat(first.path("state").asText()).isEqualTo("open");
        assertThat(first.path("blockers").asInt(-1)).isZero();
        JsonNode second = answer.path("applications").path(1);
        assertThat(second.path("url").asText()).isEqualTo("job/zebra/");
        assertThat(second.path("state").asText()).isEqualTo("closed");
        assertThat(second.path("stage").asText()).isEqualTo("development");
        assertThat(second.path("gate").asText()).isEqualTo("install");
        assertThat(second.path("version").asText()).isEqualTo("1.4.0");
        assertThat(second.path("blockers").asInt()).isPositive();
        assertThat(second.path("due").isNull()).isTrue();
        assertThat(second.path("overdue").asBoolean(true)).isFalse();
        assertThat(second.path("owner").isNull()).isTrue();
        assertThat(second.path("awaits").path(0).asText()).isEqualTo("development");
        assertThat(second.path("readAt").asText()).endsWith("Z");
    }

    @Test
    void givesEveryApplicationOnceWhoeverTurnsAllPages() throws Exception {
        whole();
        List<String> names = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonNode answer = programs.at(People.READER, APPLICATIONS + "?size=1&page=" + page)
                    .json();
            pages = answer.path("pages").asInt();
            answer.path("applications")
                    .forEach(each -> names.add(each.path("application").asText()));
        }
        assertThat(names).containsExactly("aardvark", "zebra");
        assertThat(programs.at(People.READER, APPLICATIONS + "?page=9")
                        .json()
                        .path("applications")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void saysWhetherAllRecordsWereRead() throws Exception {
        JsonNode early = programs.at(People.READER, APPLICATIONS).json();
        assertThat(early.path("complete").asBoolean(true)).isFalse();
        assertThat(early.toString()).doesNotContain("\"state\":\"open\"");
    }

    @Test
    void nothingOfAHiddenApplicationIsGivenOrCounted() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.READER, People.STRANGER)
                .grant(Item.READ)
                .onItems(closed)
                .to(People.READER));
        whole();
        Reply some = programs.at(People.READER, APPLICATIONS);
        assertThat(some.json().path("total").asInt()).isEqualTo(1);
        assertThat(some.body()).doesNotContain("aardvark");
        Reply none = programs.at(People.STRANGER, APPLICATIONS);
        assertThat(none.json().path("total").asInt()).isZero();
        assertThat(none.body()).doesNotContain("aardvark", "zebra");
    }

    @Test
    void saysInOneSentenceWhatCannotBeAskedFor() throws Exception {
        Reply reply = programs.at(People.READER, APPLICATIONS + "?size=0");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("“size” is “0”: give a whole number from 1 to 500.");
        assertThat(programs.at(People.READER, "release-lifecycle/api/v1/nothing")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysToEachWhatWaitsForHisVoteAndWhatHasIt() throws Exception {
        people.askToInstall(closed, "install");
        Instant end = Instant.now().plusSeconds(60);
        while (!programs.at(IT, APPROVALS).json().path("complete").asBoolean()) {
            assertThat(Instant.now()).as("patience with the records").isBefore(end);
        }

        JsonNode waiting = programs.at(IT, APPROVALS).json();
        assertThat(waiting.path("waiting").size()).isEqualTo(1);
        assertThat(waiting.path("waiting").path(0).path("application").asText()).isEqualTo("zebra");
        assertThat(waiting.path("waiting").path(0).path("url").asText()).isEqualTo("job/zebra/");
        JsonNode request = waiting.path("waiting").path(0).path("request");
        assertThat(request.path("id").asText()).isEqualTo("install");
        assertThat(request.path("mayVoteAs").path(0).asText()).isEqualTo("it");
        assertThat(waiting.path("voted").findValuesAsText("application")).doesNotContain("zebra");

        JsonNode others = programs.at(People.id(Role.BUSINESS), APPROVALS).json();
        assertThat(others.path("waiting")).isEmpty();
        assertThat(programs.at(People.READER, APPROVALS).json().path("waiting")).isEmpty();
        assertThat(programs.at(People.STRANGER, APPROVALS).body()).doesNotContain("zebra");
        assertThat(programs.call("POST", IT, APPROVALS).status()).isEqualTo(405);

        programs.vote(closed, IT, "install", "{\"role\":\"it\",\"approved\":true}");
        JsonNode voted = programs.at(IT, APPROVALS).json();
        assertThat(voted.path("waiting")).isEmpty();
        assertThat(voted.path("voted").findValuesAsText("application")).contains("zebra");
    }

    @Test
    void nothingWaitsForNobody() throws Exception {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone());
        Reply reply = programs.at(null, APPROVALS);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error()).startsWith("Give your user id and an API token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void takesNoOtherKindOfRequest(String method) throws Exception {
        Reply reply = programs.call(method, People.READER, APPLICATIONS);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("GET");
    }
}
