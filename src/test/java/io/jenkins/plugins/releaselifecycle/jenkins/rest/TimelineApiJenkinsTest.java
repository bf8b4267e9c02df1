package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Programs read the timeline of an application as its page shows it. */
@WithJenkins
class TimelineApiJenkinsTest {

    private static final String TIMELINE = "job/shop/release-lifecycle/api/v1/timeline";

    private JenkinsRule jenkins;
    private Programs programs;
    private TestClock clock;
    private WorkflowJob job;

    @BeforeEach
    void aTrialRunUnderWay(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        clock = TestClock.stoppedOn("2026-03-02");
        job = jenkins.createProject(WorkflowJob.class, "shop");
        tell(Facts.of("shop").deployed(Gate.INSTALL).deployed(Gate.GO_LIVE).trialRunStarted("P3M", "P1M"));
    }

    private void tell(Facts story) {
        story.list().stream()
                .filter(recorded -> !(recorded.fact() instanceof ApplicationRegistered))
                .forEach(recorded -> Applications.record(job, recorded.actor(), recorded.fact()));
    }

    private JsonNode timeline(String query) throws Exception {
        Reply reply = programs.at(People.READER, TIMELINE + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static List<JsonNode> of(String lane, JsonNode answer) {
        List<JsonNode> found = new ArrayList<>();
        answer.path("timeline").forEach(one -> {
            if (one.path("lane").asText().equals(lane)) {
                found.add(one);
            }
        });
        return found;
    }

    @Test
    void saysWhatGoesOnAndUntilWhen() throws Exception {
        JsonNode answer = timeline("");

        assertThat(of("trial-run", answer)).singleElement().satisfies(run -> {
            assertThat(run.path("state").asText()).isEqualTo("open");
            assertThat(run.path("what").asText()).isEqualTo("Trial run of version 1.4.0");
            assertThat(run.path("from").asText()).startsWith("2026-03-");
            assertThat(run.path("to").asText()).startsWith("2026-06-");
            assertThat(run.path("actor").asText()).isEqualTo("operations-lead");
            assertThat(run.path("sequence").asLong()).isEqualTo(Applications.total(job));
        });
        assertThat(of("stage", answer).get(0).path("what").asText()).isEqualTo("Trial run");
        assertThat(of("stage", answer).get(0).path("to").isNull()).isTrue();
        assertThat(of("stage", answer).get(1).path("to").asText()).startsWith("2026-03-02T09:");
        assertThat(of("deployment", answer)).hasSize(2);
        assertThat(answer.path("leftOut")).isEmpty();
    }

    @Test
    void beginsWithTheNewest() throws Exception {
        assertThat(timeline("").path("timeline").findValuesAsText("from"))
                .hasSizeGreaterThan(4)
                .isSortedAccordingTo((one, other) -> Instant.parse(other).compareTo(Instant.parse(one)));
    }

    @Test
    void givesEverythingOnceWhoeverTurnsAllPages() throws Exception {
        JsonNode all = timeline("");
        List<JsonNode> turned = new ArrayList<>();
        JsonNode page = timeline("?limit=2");
        page.path("timeline").forEach(turned::add);
        while (!page.path("next").isNull()) {
            page = timeline("?limit=2&from=" + page.path("next").asLong());
            assertThat(page.path("timeline").size()).isBetween(1, 2);
            page.path("timeline").forEach(turned::add);
        }
        assertThat(turned).containsExactlyElementsOf(all.path("timeline"));
        assertThat(all.path("total").asInt()).isEqualTo(turned.size());
        assertThat(all.path("next").isNull()).isTrue();
        assertThat(timeline("?from=99999").path("timeline")).isEmpty();
        assertThat(timeline("?colour=red")).isEqualTo(all);
    }

    @Test
    void saysHowMuchIsNotTold() throws Exception {
        Facts story = Facts.of("shop");
        for (int i = 0; i < Timeline.MOST + 2; i++) {
            story.version("1.5." + i).changed(ChangeScope.MINOR);
        }
        tell(story);
        JsonNode answer = timeline("");

        assertThat(answer.path("leftOut")).hasToString("[{\"lane\":\"change\",\"number\":2}]");
        assertThat(of("change", answer)).hasSize(Timeline.MOST);
        assertThat(Sample.members(answer)).isEqualTo(Sample.members(Sample.below("The timeline")));
    }

    @Test
    void isTheSameUntilSomethingHappensHoweverMuchTimePasses() throws Exception {
        String tag = programs.at(People.READER, TIMELINE).header("ETag");
        clock.on("2026-03-20");
        Reply again = programs.at(People.READER, TIMELINE, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        tell(Facts.of("shop").changed(ChangeScope.MINOR));
        assertThat(programs.at(People.READER, TIMELINE, "If-None-Match", tag).status())
                .isEqualTo(200);
    }

    @Test
    void nothingHappenedWhereNothingIsRecorded() throws Exception {
        jenkins.createProject(WorkflowJob.class, "empty").addProperty(new ApplicationProperty("internal"));

        assertThat(programs.at(People.READER, TIMELINE.replace("shop", "empty")).body())
                .isEqualTo("{\"total\":0,\"next\":null,\"leftOut\":[],\"timeline\":[]}");
    }

    @Test
    void isRefusedInOneSentence() throws Exception {
        for (String query : List.of("from=0", "from=a", "limit=0", "limit=1001", "limit=-1")) {
            assertThat(programs.at(People.READER, TIMELINE + "?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(programs.at(People.READER, TIMELINE + "?limit=0").error())
                .isEqualTo("“limit” is “0”; it has to be a number from 1 to 1000.");
        Reply post = programs.call("POST", People.READER, TIMELINE);
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.header("Allow")).isEqualTo("GET");
        assertThat(programs.at(People.READER, TIMELINE + "/1").status()).isEqualTo(404);
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"), "nonsense");
        Reply damaged = programs.at(People.READER, TIMELINE);
        assertThat(damaged.status()).isEqualTo(409);
        assertThat(damaged.error()).contains("release-lifecycle.ledger");
    }

    @Test
    void isNotThereForWhoeverMayNotReadTheApplication() throws Exception {
        Reply stranger = programs.at(People.STRANGER, TIMELINE);
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body()).doesNotContain("1.4.0");
        assertThat(programs.at(null, TIMELINE).status()).isEqualTo(403);
    }
}
