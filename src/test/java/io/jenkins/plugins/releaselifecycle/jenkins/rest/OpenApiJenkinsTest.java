package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the description of the calls promises is what they answer. */
@WithJenkins
class OpenApiJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String OPERATIONS = People.id(Role.OPERATIONS);
    private static final String TAB = "/job/{application}/release-lifecycle/";
    private static final String BELOW = TAB + "api/v1/";

    private final TreeSet<String> called = new TreeSet<>();
    private JenkinsRule jenkins;
    private OpenApi promised;
    private Programs programs;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationForWhichInstallationIsAsked(JenkinsRule rule) throws Exception {
        jenkins = rule;
        promised = new OpenApi();
        People people = new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
        people.askToInstall(job, "install");
    }

    private JsonNode got(int status, String user, String path) throws Exception {
        return checked("GET", path, status, programs.get(job, user, path));
    }

    private JsonNode posted(int status, String user, String path, String body) throws Exception {
        return checked("POST", path, status, programs.post(job, user, path, body));
    }

    private JsonNode checked(String method, String path, int status, Reply reply) throws Exception {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        String call = method + " " + BELOW
                + path.replaceFirst("\\?.*", "").replaceFirst("^requests/[^/]+", "requests/{request}");
        called.add(call);
        promised.check(call, reply);
        return reply.json();
    }

    private Reply taken(int status, String user, String address) throws Exception {
        Reply reply = at(user, address);
        assertThat(reply.status()).as(address).isEqualTo(status);
        String call = "GET " + address.replaceFirst("\\?.*", "");
        called.add(call);
        promised.check(call, reply);
        return reply;
    }

    private Reply at(String user, String address) throws Exception {
        return programs.at(user, address.substring(1).replace("{application}", "shop"));
    }

    @Test
    void everyCallThatIsPromisedAnswersAsPromised() throws Exception {
        assertThat(got(200, IT, "lifecycle").path("stage").asText()).isEqualTo("trial-application");
        assertThat(got(200, IT, "verdict").path("gate").asText()).isEqualTo("install");
        assertThat(got(200, IT, "verdict?gate=go-live&version=2").path("status").asText())
                .isEqualTo("CLOSED");
        got(400, IT, "verdict?gate=nonsense");
        got(400, IT, "verdict?version=a%20b");
        assertThat(got(200, IT, "tests?gate=go-live").path("tests")).isNotEmpty();
        assertThat(got(200, IT, "timeline").path("timeline")).isNotEmpty();
        got(200, IT, "particulars");
        declaredInternal(403, IT);
        got(403, People.READER, "findings?kind=penetration-test");
        got(403, People.READER, "facts");
        got(200, IT, "requests");
        got(200, IT, "requests/install");
        taken(200, IT, "/release-lifecycle/api/v1/approvals");
        got(404, IT, "requests/none");
        posted(200, IT, "requests/install/comments", "{\"comment\":\"Which hosts?\"}");
        posted(400, IT, "requests/install/comments", "{}");
        posted(403, People.READER, "requests/install/comments", "{\"comment\":\"a\"}");
        posted(200, IT, "requests/install/votes", "{\"role\":\"it\",\"approved\":true}");
        posted(409, IT, "requests/install/votes", "{\"role\":\"it\",\"approved\":true}");
        checked(
                "POST",
                "requests/install/votes/withdraw",
                200,
                programs.send(job, IT, "POST", "requests/install/votes/withdraw", null, BodyPublishers.noBody()));
        posted(200, IT, "requests/install/votes", "{\"role\":\"it\",\"approved\":false,\"comment\":\"no\"}");
        assertThat(got(200, IT, "requests/install").path("state").asText()).isEqualTo("rejected");
        posted(200, OPERATIONS, "facts", "{\"type\":\"backup-recorded\",\"fact\":{\"location\":\"backups/daily\"}}");
        whoeverAudits();
        assertThat(got(200, "auditor", "facts").path("facts").size()).isEqualTo((int) total(job));
        whole();
        taken(200, "auditor", "/release-lifecycle/api/v1/applications");
        assertThat(taken(200, "auditor", "/release-lifecycle/applications.csv").body())
                .contains("shop,");
        assertThat(taken(200, "auditor", "/release-lifecycle/calendar.ics?lang=en")
                        .body())
                .contains("Due dates of all applications");
        assertThat(taken(200, "auditor", TAB + "badge?lang=en").body()).contains("<svg");
        assertThat(taken(200, "auditor", TAB + "calendar.ics?lang=en").body()).contains("Due dates of shop");
        assertThat(taken(200, "auditor", TAB + "checkpoint")
                        .json()
                        .path("checkpoint")
                        .path("ledgers"))
                .hasSize(1);
        assertThat(taken(200, "auditor", TAB + "export").body()).startsWith("PK");
        assertThat(taken(200, "auditor", TAB + "dossier?lang=en&stage=development")
                        .body())
                .contains("Dossier of shop");

        assertThat(called).isEqualTo(promised.calls());
    }

    /** No parameter can have this value, so one that is looked at is refused. */
    @Test
    void everyParameterThatIsPromisedIsLookedAt() throws Exception {
        whoeverAudits();
        whole();
        int parameters = 0;
        for (String call : promised.calls()) {
            for (String parameter : promised.parameters(call)) {
                String address = call.replaceFirst("\\w+ ", "") + "?" + parameter + "=" + "%20a".repeat(101);
                taken(400, "auditor", address);
                parameters++;
            }
        }
        assertThat(parameters).isGreaterThan(25);
    }

    @Test
    void whatCannotBeTakenAwayIsRefusedAsPromised() throws Exception {
        taken(403, People.READER, TAB + "export");
        taken(403, People.READER, TAB + "dossier");
        whoeverAudits();
        jenkins.createProject(WorkflowJob.class, "empty").addProperty(new ApplicationProperty("internal"));
        String empty = TAB.replace("{application}", "empty");
        for (String name : List.of("checkpoint", "export", "dossier")) {
            promised.check("GET " + TAB + name, at("auditor", empty + name));
        }
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"), "nonsense");
        for (String name : List.of(
                "api/v1/tests",
                "api/v1/timeline",
                "api/v1/particulars",
                "api/v1/lifecycle",
                "checkpoint",
                "export",
                "dossier",
                "calendar.ics")) {
            taken(409, "auditor", TAB + name);
        }
        taken(200, "auditor", TAB + "badge");
    }

    private JsonNode declaredInternal(int status, String user) throws Exception {
        return checked(
                "POST",
                "declare-internal",
                status,
                programs.send(job, user, "POST", "declare-internal", null, BodyPublishers.noBody()));
    }

    @Test
    void onlyAnAdministratorDeclaresAnApplicationInternal() throws Exception {
        Applications.record(job, new Actor.User("owner"), new ExposureDeclared(Exposure.EXTERNAL));
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("owner"));
        long before = total(job);
        declaredInternal(403, "owner");
        assertThat(total(job)).isEqualTo(before);
        assertThat(got(200, "admin", "lifecycle").path("exposure").asText()).isEqualTo("external");

        assertThat(declaredInternal(200, "admin").path("exposure").asText()).isEqualTo("internal");
        assertThat(Lifecycles.get().find(job).orElseThrow().recent().get(0).actor())
                .isEqualTo(new Actor.User("admin"));
        long after = total(job);
        declaredInternal(200, "admin");
        assertThat(total(job)).as("there is nothing to declare any more").isEqualTo(after);
    }

    private void whoeverAudits() {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("auditor"));
    }

    @Test
    void factsAreReadInPagesAndAreThoseOfTheRecord() throws Exception {
        whoeverAudits();
        JsonNode first = got(200, "auditor", "facts?limit=3");
        assertThat(first.path("facts").findValuesAsText("sequence")).containsExactly("1", "2", "3");
        assertThat(first.path("facts").path(0).path("type").asText()).isEqualTo("application-registered");
        assertThat(first.path("facts").path(0).path("fact").path("name").asText())
                .isEqualTo("shop");
        assertThat(first.path("next").asLong()).isEqualTo(4);
        JsonNode last = got(200, "auditor", "facts?from=" + total(job));
        assertThat(last.path("facts").size()).isEqualTo(1);
        assertThat(last.path("next").isNull()).isTrue();
        assertThat(got(200, "auditor", "facts?from=99999").path("facts")).isEmpty();
        got(400, "auditor", "facts?from=0");
        got(400, "auditor", "facts?limit=1001");
        got(400, "auditor", "facts?limit=all");
    }

    @Test
    void aFactIsRecordedInTheNameOfTheCallerAndOnlyWhereARoleAllowsIt() throws Exception {
        String backup = "{\"type\":\"backup-recorded\",\"fact\":{\"location\":\"backups/daily\"}}";
        posted(200, OPERATIONS, "facts", backup);
        RecordedFact recorded =
                Lifecycles.get().find(job).orElseThrow().recent().get(0);
        assertThat(recorded.actor()).isEqualTo(new Actor.User(OPERATIONS));
        assertThat(recorded.fact()).isEqualTo(new BackupRecorded("backups/daily"));

        long before = total(job);
        posted(403, IT, "facts", backup);
        posted(403, People.READER, "facts", backup);
        posted(400, OPERATIONS, "facts", "{\"type\":\"backup-recorded\",\"fact\":{}}");
        posted(400, OPERATIONS, "facts", "{\"type\":\"backup-recorded\"}");
        posted(400, OPERATIONS, "facts", "{\"type\":\"application-deleted\",\"fact\":{\"name\":\"shop\"}}");
        posted(400, OPERATIONS, "facts", "{\"type\":\"nonsense\",\"fact\":{}}");
        posted(
                400,
                People.id(Role.DEVELOPMENT),
                "facts",
                "{\"type\":\"request-made\",\"fact\":{\"gate\":\"install\",\"version\":\"1.4.0\",\"requester\":\"li\"}}");
        posted(
                409,
                OPERATIONS,
                "facts",
                "{\"type\":\"incident-resolved\",\"fact\":{\"incident\":\"I-9\",\"cause\":\"a\"}}");
        assertThat(total(job)).isEqualTo(before);
    }

    @Test
    void whatTheCallerHasAlreadyIsNotSentAgain() throws Exception {
        String path = "job/shop/release-lifecycle/api/v1/requests";
        Reply first = programs.at(IT, path);
        String tag = first.raw().headers().firstValue("ETag").orElseThrow();
        Reply again = programs.at(IT, path, "If-None-Match", tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        posted(200, IT, "requests/install/comments", "{\"comment\":\"Which hosts?\"}");
        assertThat(programs.at(IT, path, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void whoeverReadsEveryPageOfJenkinsAsJsonReadsThisOneToo() throws Exception {
        String path = "job/shop/release-lifecycle/api/";
        JsonNode json = programs.at(IT, path + "json").json();
        assertThat(json.path("application").asText()).isEqualTo("shop");
        assertThat(json.path("stage").asText()).isEqualTo("trial-application");
        assertThat(json.path("exposure").asText()).isEqualTo("internal");
        assertThat(json.path("version").asText()).isEqualTo("1.4.0");
        assertThat(json.path("serving").isNull()).isTrue();
        assertThat(json.path("policies").path(0).asText()).isEqualTo("default");
        assertThat(json.path("gate").asText()).isEqualTo("install");
        assertThat(json.path("status").asText()).isEqualTo("CLOSED");
        assertThat(json.path("unmet").path(0).asText()).isEqualTo("A7");
        assertThat(json.path("requests").path(0).asText()).isEqualTo("install");
        assertThat(json.path("problem").isNull()).isTrue();
        assertThat(programs.at(IT, path + "json?tree=status").json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("_class", "status");
        assertThat(programs.at(IT, path + "xml").body()).contains("<stage>trial-application</stage>");
        assertThat(programs.at(People.STRANGER, path + "json").status()).isEqualTo(404);

        Path directory = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/ledgers");
        try (Stream<Path> ledgers = Files.walk(directory)) {
            Path file = ledgers.filter(each -> each.toString().endsWith("000001.jsonl"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(file, "{}\n");
        }
        JsonNode damaged = programs.at(IT, path + "json").json();
        assertThat(damaged.path("status").asText()).isEqualTo("CLOSED");
        assertThat(damaged.path("problem").asText()).contains("000001.jsonl");
        assertThat(damaged.path("stage").isNull()).isTrue();
    }
}
