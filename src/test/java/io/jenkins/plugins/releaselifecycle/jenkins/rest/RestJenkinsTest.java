package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.define;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.DecidingRoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.GateSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.GatesSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.Stapler;

/** Programs read the requests of an application and vote on them for the person whose token they have. */
@WithJenkins
class RestJenkinsTest {

    private static final String IT = People.id(Role.IT);
    private static final String DEVELOPER = People.id(Role.DEVELOPMENT);
    private static final String APPROVING = "{\"role\":\"it\",\"approved\":true,\"comment\":\"Looks good\"}";
    private static final String REJECTING = "{\"role\":\"it\",\"approved\":false,\"comment\":\"no plan B\"}";
    private static final String ASKING = "requestInstallation version: '1.4.0', id: 'install', message: 'please'";

    /** Of the calls about one application all but that for findings, which FindingsApiJenkinsTest makes. */
    private static final Pattern DOCUMENTED =
            Pattern.compile("curl -u \\S+(?: -H \"Content-Type: application/json\" -d '([^']*)')?( -X POST)?"
                    + " \"\\$JENKINS/job/shop/release-lifecycle/api/v1/(?!findings)([^\"]+)\"");

    private JenkinsRule jenkins;
    private People people;
    private Programs programs;
    private WorkflowJob job;

    @BeforeEach
    void anApplication(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        job = pipeline(jenkins, "shop", "");
        Applications.prepared(job, "1.4.0");
    }

    private void asked() throws Exception {
        assertThat(people.record(
                                job,
                                DEVELOPER,
                                "request-made",
                                "request",
                                "install",
                                "gate",
                                "install",
                                "version",
                                "1.4.0",
                                "message",
                                "please")
                        .getStatusCode())
                .isEqualTo(200);
    }

    private WorkflowRun waiting() throws Exception {
        define(job, ASKING);
        return Applications.waiting(jenkins, job);
    }

    private void recordsNothing(int status, Reply reply, long before) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(total(job)).isEqualTo(before);
    }

    @Test
    void whoeverMayReadTheApplicationSeesWhatCanBeDecidedAndByWhom() throws Exception {
        assertThat(programs.get(job, People.READER, "requests").body()).isEqualTo("{\"requests\":[]}");
        asked();
        Reply reply = programs.get(job, IT, "requests");
        assertThat(reply.raw().headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(reply.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        JsonNode request = reply.json().path("requests").path(0);
        assertThat(request.path("id").asText()).isEqualTo("install");
        assertThat(request.path("state").asText()).isEqualTo("open");
        assertThat(request.path("gate").asText()).isEqualTo("install");
        assertThat(request.path("requirement").isNull()).isTrue();
        assertThat(request.path("version").asText()).isEqualTo("1.4.0");
        assertThat(request.path("requester").asText()).isEqualTo(DEVELOPER);
        assertThat(request.path("message").asText()).isEqualTo("please");
        assertThat(request.path("asked").asText()).endsWith("Z");
        assertThat(request.path("trialRun").isNull()).isTrue();
        assertThat(request.path("votes")).isEmpty();
        assertThat(request.path("awaits")).hasToString("[\"it\"]");
        assertThat(request.path("mayVoteAs")).hasToString("[\"it\"]");

        assertThat(programs.get(job, IT, "requests/install").json()).isEqualTo(request);
        assertThat(programs.get(job, People.READER, "requests/install").json().path("mayVoteAs"))
                .isEmpty();
    }

    @Test
    void aWaiverSaysWhatItIsFor() throws Exception {
        WebResponse asked = people.record(
                job,
                DEVELOPER,
                "waiver-requested",
                "request",
                "W-1",
                "requirement",
                "B4",
                "version",
                "1.4.0",
                "reason",
                "not yet",
                "until",
                "2999-01-01");
        assertThat(asked.getStatusCode()).as(asked.getContentAsString()).isEqualTo(200);
        JsonNode waiver = programs.get(job, IT, "requests/W-1").json();
        assertThat(waiver.path("gate").isNull()).isTrue();
        assertThat(waiver.path("requirement").asText()).isEqualTo("B4");
        assertThat(waiver.path("message").asText()).isEqualTo("not yet");
    }

    @Test
    void aVoteLetsAWaitingBuildGoOn() throws Exception {
        WorkflowRun build = waiting();
        Reply reply = programs.vote(job, IT, "install", APPROVING);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode vote = reply.json().path("votes").path(0);
        assertThat(vote.path("person").asText()).isEqualTo(IT);
        assertThat(vote.path("role").asText()).isEqualTo("it");
        assertThat(vote.path("approved").asBoolean()).isTrue();
        assertThat(vote.path("comment").asText()).isEqualTo("Looks good");
        assertThat(vote.path("at").asText()).endsWith("Z");
        assertThat(reply.json().path("state").asText()).isEqualTo("agreed");
        assertThat(reply.json().path("awaits")).isEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
        RecordedFact last = Lifecycles.get().find(job).orElseThrow().recent().get(0);
        assertThat(last.actor()).isEqualTo(new Actor.User(IT));
    }

    @Test
    void aRejectionEndsAWaitingBuildAndIsTheLastWord() throws Exception {
        WorkflowRun build = waiting();
        Reply reply = programs.vote(job, IT, "install", REJECTING);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().path("state").asText()).isEqualTo("rejected");
        assertThat(reply.json().path("by").asText()).isEqualTo(IT);
        assertThat(reply.json().path("reason").asText()).isEqualTo("no plan B");
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(programs.get(job, IT, "requests/install").json()).isEqualTo(reply.json());
        long before = total(job);
        Reply late = programs.vote(job, IT, "install", APPROVING);
        recordsNothing(409, late, before);
        assertThat(late.error()).contains("rejected by " + IT);
    }

    @Test
    void aVoteIsTakenBackAndGivenAgain() throws Exception {
        quorum("2", "anna", "berta");
        asked();
        assertThat(programs.vote(job, "anna", "install", APPROVING).status()).isEqualTo(200);
        recordsNothing(409, programs.vote(job, "anna", "install", APPROVING), total(job));
        recordsNothing(409, programs.withdraw(job, "berta", "install"), total(job));
        Reply back = programs.withdraw(job, "anna", "install");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().path("votes")).isEmpty();
        assertThat(facts(job)).last().isInstanceOf(VoteWithdrawn.class);
        assertThat(programs.vote(job, "anna", "install", APPROVING).status()).isEqualTo(200);
    }

    @Test
    void whoeverMayNotVoteIsRefusedAndNothingIsRecorded() throws Exception {
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin");
        asked();
        long before = total(job);
        for (String user : List.of(People.READER, "builder", "admin")) {
            Reply reply = programs.vote(job, user, "install", APPROVING);
            recordsNothing(403, reply, before);
            assertThat(reply.error()).contains("None of your roles");
            recordsNothing(403, programs.withdraw(job, user, "install"), before);
        }
        recordsNothing(403, programs.vote(job, People.id(Role.OPERATIONS), "install", APPROVING), before);
        recordsNothing(404, programs.vote(job, People.STRANGER, "install", APPROVING), before);
        recordsNothing(404, programs.get(job, People.STRANGER, "requests"), before);
        recordsNothing(403, programs.post(job, null, "requests/install/votes", APPROVING), before);
    }

    @Test
    void whoeverAsksDoesNotVote() throws Exception {
        RoleSettings it = new RoleSettings("it");
        it.setMembers(List.of(DEVELOPER));
        RoleSettings development = new RoleSettings("development");
        development.setMembers(List.of(DEVELOPER));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(it, development));
        asked();
        long before = total(job);
        Reply reply = programs.vote(job, DEVELOPER, "install", APPROVING);
        recordsNothing(409, reply, before);
        assertThat(programs.get(job, DEVELOPER, "requests/install").json().path("mayVoteAs"))
                .isEmpty();
    }

    @Test
    void anotherKindOfRequestIsRefused() throws Exception {
        asked();
        long before = total(job);
        Reply get = programs.get(job, IT, "requests/install/votes");
        recordsNothing(405, get, before);
        assertThat(get.raw().headers().firstValue("Allow")).hasValue("POST");
        assertThat(get.error()).contains("POST");
        recordsNothing(405, programs.get(job, IT, "requests/install/votes/withdraw"), before);
        recordsNothing(405, programs.post(job, IT, "requests", APPROVING), before);
        recordsNothing(405, programs.post(job, IT, "requests/install", APPROVING), before);
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            Reply other = programs.send(
                    job, IT, method, "requests/install/votes", "application/json", BodyPublishers.ofString(APPROVING));
            recordsNothing(405, other, before);
        }
    }

    @Test
    void theCallsOfTheDocumentationDoWhatItSays() throws Exception {
        asked();
        String documentation = Files.readString(Path.of("docs/rest.md"));
        Matcher sample = Pattern.compile("\n## What waits\n.*?```json\n(.*?)```", Pattern.DOTALL)
                .matcher(documentation);
        assertThat(sample.find()).isTrue();
        List<String> members = new ArrayList<>();
        new JsonMapper().readTree(sample.group(1)).fieldNames().forEachRemaining(members::add);
        assertThat(programs.get(job, IT, "requests/install").json().fieldNames())
                .toIterable()
                .containsExactlyElementsOf(members);
        List<String> states = new ArrayList<>();
        Matcher call = DOCUMENTED.matcher(documentation);
        while (call.find()) {
            Reply reply = call.group(1) != null
                    ? programs.post(job, IT, call.group(3), call.group(1))
                    : call.group(2) != null
                            ? programs.send(job, IT, "POST", call.group(3), null, BodyPublishers.noBody())
                            : programs.get(job, IT, call.group(3));
            assertThat(reply.status()).as(call.group()).isEqualTo(200);
            states.add(reply.json().path("state").asText("listed"));
        }
        assertThat(states)
                .containsExactly(
                        "listed",
                        "listed",
                        "listed",
                        "listed",
                        "listed",
                        "listed",
                        "open",
                        "open",
                        "agreed",
                        "open",
                        "rejected");
    }

    @Test
    void aCommentIsSeenByEverybodyAndDecidesNothing() throws Exception {
        asked();
        JsonNode request = programs.post(job, DEVELOPER, "requests/install/comments", "{\"comment\":\"Tonight?\"}")
                .json();
        assertThat(request.path("state").asText()).isEqualTo("open");
        assertThat(request.path("comments").path(0).path("person").asText()).isEqualTo(DEVELOPER);
        assertThat(request.path("comments").path(0).path("comment").asText()).isEqualTo("Tonight?");

        long before = total(job);
        String comments = "requests/install/comments";
        recordsNothing(403, programs.post(job, People.READER, comments, "{\"comment\":\"no\"}"), before);
        recordsNothing(400, programs.post(job, IT, comments, "{}"), before);
        recordsNothing(400, programs.post(job, IT, comments, "{\"comment\":\"\"}"), before);
        recordsNothing(400, programs.post(job, IT, comments, APPROVING), before);
        recordsNothing(404, programs.post(job, IT, "requests/none/comments", "{\"comment\":\"a\"}"), before);
        programs.vote(job, IT, "install", REJECTING);
        recordsNothing(409, programs.post(job, IT, comments, "{\"comment\":\"a\"}"), before + 1);
    }

    @Test
    void aSessionNeedsACrumb() throws Exception {
        asked();
        JenkinsRule.WebClient session = people.client(IT);
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), "job/shop/release-lifecycle/api/v1/requests/install/votes"), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/json");
        request.setRequestBody(APPROVING);
        long before = total(job);
        assertThat(session.loadWebResponse(request).getStatusCode()).isEqualTo(403);
        assertThat(total(job)).isEqualTo(before);
        request.setAdditionalHeader(
                jenkins.jenkins.getCrumbIssuer().getCrumbRequestField(),
                session.getJSON("crumbIssuer/api/json").getJSONObject().getString("crumb"));
        WebResponse answer = session.loadWebResponse(request);
        assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(200);
        assertThat(facts(job)).last().isInstanceOf(VoteCast.class);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        asked();
        long before = total(job);
        Reply unknown = programs.vote(job, IT, "other", APPROVING);
        recordsNothing(404, unknown, before);
        assertThat(unknown.error()).contains("other");
        recordsNothing(404, programs.withdraw(job, IT, "other"), before);
        recordsNothing(404, programs.get(job, IT, "requests/other"), before);
        recordsNothing(404, programs.get(job, IT, "requests/" + "x".repeat(65)), before);
        recordsNothing(404, programs.vote(job, IT, "a%20b", APPROVING), before);
        recordsNothing(404, programs.vote(job, IT, "%3Cimg%3E", APPROVING), before);
        for (String path : List.of("", "nothing", "requests/install/nothing", "requests/install/votes/1")) {
            Reply reply = programs.get(job, IT, path);
            recordsNothing(404, reply, before);
            assertThat(reply.error()).contains("docs/rest.md");
        }
    }

    @Test
    void aBodyIsTakenAtItsWordOrNotAtAll() throws Exception {
        asked();
        long before = total(job);
        for (String body : List.of(
                "",
                "null",
                "[]",
                "true",
                "{",
                APPROVING + "{}",
                APPROVING + " x",
                "{}",
                "{\"role\":\"it\"}",
                "{\"approved\":true}",
                "{\"role\":\"it\",\"approved\":null}",
                "{\"role\":null,\"approved\":true}",
                "{\"role\":\"it\",\"comment\":\"why\"}",
                "{\"role\":\"it\",\"approved\":\"true\"}",
                "{\"role\":\"it\",\"approved\":1}",
                "{\"role\":\"it\",\"approved\":[true]}",
                "{\"role\":\"IT\",\"approved\":true}",
                "{\"role\":\"\",\"approved\":true}",
                "{\"role\":0,\"approved\":true}",
                "{\"role\":[\"it\"],\"approved\":true}",
                "{\"role\":\"nobody\",\"approved\":true}",
                "{\"role\":\"it\",\"approved\":true,\"comment\":7}",
                "{\"role\":\"it\",\"approved\":true,\"serious\":\"no\"}",
                "{\"role\":\"it\",\"approved\":true,\"serious\":null}",
                "{\"role\":\"it\",\"approved\":true,\"serious\":true}",
                "{\"role\":\"it\",\"approved\":false}",
                "{\"role\":\"it\",\"approved\":false,\"comment\":\" \"}",
                "{\"role\":\"it\",\"approved\":true,\"approved\":true}",
                "{\"role\":\"it\",\"approved\":false,\"approved\":true,\"comment\":\"x\"}",
                "{\"role\":\"it\",\"approved\":true,\"policy\":\"mine\"}",
                "{\"role\":\"it\",\"approved\":true,\"request\":\"other\"}",
                "{\"role\":\"it\",\"approved\":true,\"Approved\":true}",
                "{'role':'it','approved':true}",
                "{\"role\":\"it\",\"approved\":true,}",
                "[".repeat(10_000))) {
            Reply reply = programs.vote(job, IT, "install", body);
            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.error()).as(body).isNotBlank();
        }
        byte[] latin =
                "{\"role\":\"it\",\"approved\":true,\"comment\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = APPROVING.getBytes(StandardCharsets.UTF_16);
        for (byte[] bytes : List.of(latin, utf16)) {
            recordsNothing(400, sent("application/json", bytes), before);
        }
        assertThat(total(job)).isEqualTo(before);
    }

    private Reply sent(String type, byte[] bytes) throws Exception {
        return programs.send(job, IT, "POST", "requests/install/votes", type, BodyPublishers.ofByteArray(bytes));
    }

    @Test
    void aBodyOfAnotherTypeOrLengthIsRefused() throws Exception {
        asked();
        long before = total(job);
        byte[] body = APPROVING.getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json5",
                "application/json;charset=gbk",
                "application/xml")) {
            recordsNothing(415, sent(type, body), before);
        }
        recordsNothing(415, sent(null, body), before);
        String longest = APPROVING + " ".repeat(64 * 1024 - APPROVING.length());
        recordsNothing(413, programs.vote(job, IT, "install", longest + " "), before);
        Reply taken = sent("application/JSON; charset=UTF-8", longest.getBytes(StandardCharsets.UTF_8));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    }

    @Test
    void aRecordThatCannotBeReadSaysWhyAndWhatToDo() throws Exception {
        asked();
        Files.writeString(job.getRootDir().toPath().resolve("release-lifecycle.ledger"), "nonsense");
        Reply read = programs.get(job, IT, "requests");
        assertThat(read.status()).isEqualTo(409);
        assertThat(read.error()).contains("release-lifecycle.ledger");
        assertThat(programs.vote(job, IT, "install", APPROVING).status()).isEqualTo(409);
    }

    @Test
    void theSentenceIsInTheLanguageOfTheVisitor() throws Exception {
        asked();
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), "job/shop/release-lifecycle/api/v1/requests/install/votes"));
        request.setAdditionalHeader("Accept-Language", "zh-CN");
        LocaleProvider before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Stapler.getCurrentRequest2().getLocale();
            }
        });
        try {
            WebResponse answer = people.client(IT).loadWebResponse(request);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo("{\"error\":\"此地址只接受 POST。\"}");
        } finally {
            LocaleProvider.setProvider(before);
        }
    }

    @Test
    void eightProgramsVoteAtOnceAndEachPersonCountsOnce() throws Exception {
        quorum("4", "anna", "berta", "clara", "dora");
        WorkflowRun build = waiting();
        List<String> voters = List.of("anna", "ANNA", "berta", "berta", "clara", "clara", "dora", "dora");
        for (String voter : voters) {
            assertThat(programs.get(job, voter, "requests").status()).isEqualTo(200);
        }
        CountDownLatch together = new CountDownLatch(voters.size());
        ExecutorService threads = Executors.newFixedThreadPool(voters.size());
        List<Integer> statuses = new ArrayList<>();
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (String voter : voters) {
                replies.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    return programs.vote(job, voter, "install", APPROVING);
                }));
            }
            for (Future<Reply> reply : replies) {
                statuses.add(reply.get().status());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 200, 409, 409, 409, 409);
        List<RecordedFact> votes = Lifecycles.get().find(job).orElseThrow().recent().stream()
                .filter(fact -> fact.fact() instanceof VoteCast vote
                        && vote.request().text().equals("install"))
                .toList();
        assertThat(votes)
                .extracting(fact -> fact.actor().shown().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrder("anna", "berta", "clara", "dora");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    void whatEveryPageOfJenkinsSaysToProgramsHasTheReasonsAndTheDigests() throws Exception {
        JsonNode json = programs.at(People.READER, "job/shop/release-lifecycle/api/json")
                .json();

        assertThat(json.path("status").asText()).isEqualTo("CLOSED");
        assertThat(json.path("policy").asText())
                .isEqualTo(ReleaseLifecycleConfiguration.get().policyInForce().digest());
        assertThat(json.path("head").path("sequence").asLong()).isEqualTo(total(job));
        assertThat(json.path("head").path("hash").asText())
                .isEqualTo(Lifecycles.get().anchor(job).orElseThrow().hash());
        assertThat(json.path("unmet")).isNotEmpty();
        json.path("blockers").forEach(blocker -> {
            assertThat(json.path("unmet").toString())
                    .contains(blocker.path("requirement").asText());
            assertThat(blocker.path("reason").asText()).isNotBlank();
            assertThat(blocker.path("remedy").asText()).isNotBlank();
        });
        assertThat(json.path("blockers")).isNotEmpty();
    }

    @Test
    void whatEveryPageOfJenkinsSaysToProgramsIsClosedWhereThePolicyCannotBeRead() throws Exception {
        ReleaseLifecycleConfiguration settings = ReleaseLifecycleConfiguration.get();
        settings.setPolicy(new PolicySettings());
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
        Files.writeString(file, Files.readString(file).replaceFirst("<observation>[^<]*<", "<observation>3 moons<"));
        settings.load();

        JsonNode json = programs.at(People.READER, "job/shop/release-lifecycle/api/json")
                .json();

        assertThat(json.path("status").asText()).isEqualTo("CLOSED");
        assertThat(json.path("problem").asText()).contains("observation");
        assertThat(json.path("gate").isNull()).isTrue();
        assertThat(json.path("blockers")).isEmpty();
    }

    private void quorum(String votes, String... members) {
        DecidingRoleSettings it = new DecidingRoleSettings("it");
        it.setQuorum(votes);
        GateSettings gate = new GateSettings();
        gate.setDecidedBy(List.of(it));
        GatesSettings gates = new GatesSettings();
        gates.setInstall(gate);
        PolicySettings policy = new PolicySettings();
        policy.setExposure("internal");
        policy.setGates(gates);
        ReleaseLifecycleConfiguration.get().setPolicy(policy);
        RoleSettings role = new RoleSettings("it");
        role.setMembers(List.of(members));
        RoleSettings development = new RoleSettings("development");
        development.setMembers(List.of(DEVELOPER));
        ReleaseLifecycleConfiguration.get().setRoles(List.of(role, development));
        ((MockAuthorizationStrategy) jenkins.jenkins.getAuthorizationStrategy())
                .grant(Jenkins.READ, Item.READ, LifecyclePermissions.VOTE)
                .everywhere()
                .to(members);
    }
}
