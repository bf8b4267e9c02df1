package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.facts;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.total;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** People record from the page of an application what their roles allow, and nothing else. */
@WithJenkins
class RecordingJenkinsTest {

    private static final String DEVELOPER = People.id(Role.DEVELOPMENT);
    private static final String IT = People.id(Role.IT);

    private JenkinsRule jenkins;
    private People people;
    private WorkflowJob job;
    private long before;

    @BeforeEach
    void anApplicationThatIsRegistered(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        job = pipeline(jenkins, "shop", "");
        job.addProperty(new ApplicationProperty("internal"));
        assertThat(people.record(job, DEVELOPER, "backup-recorded", "location", "vault")
                        .getStatusCode())
                .isEqualTo(200);
        before = total(job);
    }

    private void recordsNothing(int status, WebResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(status);
        assertThat(total(job)).isEqualTo(before);
    }

    @Test
    void whoeverLacksTheRoleIsRefusedAndTheLedgerStaysAsItWas() throws Exception {
        recordsNothing(403, people.record(job, People.READER, "backup-recorded", "location", "vault"));
        recordsNothing(403, people.record(job, IT, "backup-recorded", "location", "vault"));
        recordsNothing(403, people.record(job, null, "backup-recorded", "location", "vault"));
        recordsNothing(404, people.record(job, People.STRANGER, "backup-recorded", "location", "vault"));
        recordsNothing(
                403, people.record(job, DEVELOPER, "vote-cast", "request", "R-1", "role", "it", "approved", "true"));
        recordsNothing(
                403,
                people.record(
                        job,
                        DEVELOPER,
                        "confirmation-given",
                        "subject",
                        "deployment-mode-fixed",
                        "role",
                        "operations"));
        for (String never : List.of("application-retired", "deployment-started", "security-test-recorded")) {
            recordsNothing(403, people.record(job, DEVELOPER, never, "policy", "x"));
        }
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtOnce() throws Exception {
        ReleaseLifecycleConfiguration.get().setRoles(List.of());
        recordsNothing(403, people.record(job, DEVELOPER, "backup-recorded", "location", "vault"));
    }

    @Test
    void withoutACrumbOrByAnotherMethodNothingIsRecorded() throws Exception {
        URL url = new URL(jenkins.getURL(), "job/shop/release-lifecycle/record?type=backup-recorded&location=vault");
        JenkinsRule.WebClient client = people.client(DEVELOPER);
        recordsNothing(403, client.loadWebResponse(new WebRequest(url, HttpMethod.POST)));
        WebResponse form = client.loadWebResponse(new WebRequest(url, HttpMethod.GET));
        recordsNothing(200, form);
        assertThat(form.getContentAsString()).contains("value=\"vault\"");
    }

    @Test
    void whatCannotBeAcceptedComesBackAsItWasTypedWithOneSentence() throws Exception {
        WebResponse answer = people.record(
                job, DEVELOPER, "remediation-planned", "nonconformity", "NC-1", "plan", "add an index", "due", "soon");
        recordsNothing(400, answer);
        assertThat(answer.getContentAsString())
                .contains("Nothing was recorded. “Due” is \"soon\": give a day")
                .contains("add an index")
                .contains("value=\"soon\"");
        recordsNothing(400, people.record(job, DEVELOPER, "backup-recorded"));
        recordsNothing(400, people.record(job, DEVELOPER, "backup-recorded", "location", " "));
        recordsNothing(400, people.record(job, DEVELOPER, "nonsense"));
        recordsNothing(400, people.record(job, IT, "application-classified", "protectionLevel", "9"));
        recordsNothing(400, people.record(job, IT, "application-classified", "protectionLevel", "2.0"));
        recordsNothing(400, people.record(job, IT, "working-group-formed", "members", "somebody, business"));
        recordsNothing(400, people.record(job, DEVELOPER, "incident-resolved", "incident", "INC-1", "cause", "disk"));
    }

    @Test
    void aRefusalBeginsNoLedger() throws Exception {
        WorkflowJob other = pipeline(jenkins, "other", "");
        other.addProperty(new ApplicationProperty("internal"));
        assertThat(people.record(other, DEVELOPER, "incident-resolved", "incident", "INC-1", "cause", "disk")
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(Lifecycles.get().find(other)).isEmpty();
    }

    @Test
    void theServerFillsInThePolicyTheRequesterAndTheName() throws Exception {
        WebResponse answer = people.record(
                job,
                DEVELOPER,
                "request-made",
                "gate",
                "install",
                "version",
                "1.4.0",
                "policy",
                "mine",
                "requester",
                "nobody");
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(facts(job)).last().isInstanceOfSatisfying(RequestMade.class, made -> {
            assertThat(made.request().text()).isEqualTo("INSTALL-" + (before + 1));
            assertThat(made.requester()).isNull();
            assertThat(made.policy())
                    .isEqualTo(
                            ReleaseLifecycleConfiguration.get().policyInForce().digest());
        });
        assertThat(Lifecycles.get().find(job).orElseThrow().recent().get(0).actor())
                .isEqualTo(new Actor.User(DEVELOPER));
    }

    @Test
    void aVoteIsAnApprovalOnlyWhereItSaysSoInSoManyWords() throws Exception {
        people.record(job, DEVELOPER, "request-made", "request", "R-1", "gate", "install", "version", "1");
        before = total(job);
        for (String word : List.of("no", "on", "1", "TRUE", "yes")) {
            recordsNothing(400, voting(word));
        }
        assertThat(voting("false").getStatusCode()).isEqualTo(200);
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        VoteCast.class, vote -> assertThat(vote.approved()).isFalse());
    }

    private WebResponse voting(String approved) throws Exception {
        return people.record(
                job, IT, "vote-cast", "request", "R-1", "role", "it", "approved", approved, "comment", "not yet");
    }

    @Test
    void whoeverAsksDoesNotVote() throws Exception {
        people.record(job, IT, "request-made", "gate", "install", "version", "1.4.0", "request", "R-1");
        WebResponse answer = people.record(job, IT, "vote-cast", "request", "R-1", "role", "it", "approved", "true");
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("Whoever asks does not decide");
        assertThat(facts(job)).noneMatch(VoteCast.class::isInstance);
    }

    @Test
    void aFormIsFilledInAndSentWithoutJavaScript() throws Exception {
        JenkinsRule.WebClient client =
                jenkins.createWebClient().withJavaScriptEnabled(false).login(DEVELOPER);
        HtmlPage page = client.getPage(job, "release-lifecycle/record?type=document-recorded");
        HtmlForm form = page.getForms().stream()
                .filter(candidate -> candidate.getActionAttribute().equals("record")
                        && candidate.getMethodAttribute().equals("post"))
                .findFirst()
                .orElseThrow();
        form.getSelectByName("kind").setSelectedAttribute("backup-plan", true);
        form.getInputByName("edition").setValue("1.2");
        form.getInputByName("location").setValue("文档库/4711");
        form.getElementsByTagName("button").get(0).click();
        assertThat(facts(job))
                .last()
                .isInstanceOfSatisfying(
                        DocumentRecorded.class,
                        document -> assertThat(document.location()).isEqualTo("文档库/4711"));
    }

    @Test
    void theFormOffersWhatTheRolesAllow() throws Exception {
        String chooser = people.client(DEVELOPER)
                .getPage(job, "release-lifecycle/record?type=confirmation-given")
                .getWebResponse()
                .getContentAsString();
        assertThat(chooser)
                .contains("Record a backup")
                .doesNotContain("Extend a deadline")
                .contains("application installed")
                .doesNotContain("deployment mode assessed and fixed");
        assertThat(people.client(People.READER)
                        .getPage(job, "release-lifecycle")
                        .getWebResponse()
                        .getContentAsString())
                .doesNotContain("What to record");
    }

    @Test
    void markupInEveryTextThatPeopleTypeStaysText() throws Exception {
        String payload = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        int recorded = 0;
        for (Fact example : EveryFact.others()) {
            if (Recorders.of(FactType.of(example)).isEmpty()) {
                continue;
            }
            Applications.record(job, new Actor.User(DEVELOPER), withText(example, payload));
            if (++recorded % 15 == 0) {
                showsNoMarkup("release-lifecycle?version=1.4.0");
                showsNoMarkup("release-lifecycle?version=1.4.0&gate=go-live");
            }
        }
        showsNoMarkup("release-lifecycle?version=1.4.0");
        WebResponse refused =
                people.record(job, DEVELOPER, "document-recorded", "edition", payload, "location", payload);
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("&lt;img src=x").doesNotContain("<img src=x");
    }

    private void showsNoMarkup(String path) throws Exception {
        AtomicBoolean alerted = new AtomicBoolean();
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), DEVELOPER);
        client.setAlertHandler((page, message) -> alerted.set(true));
        HtmlPage page = client.getPage(job, path);
        assertThat(page.asNormalizedText()).contains("<img src=x onerror=alert(2)>");
        assertThat(page.getByXPath("//img[@src='x']")).isEmpty();
        assertThat(alerted).isFalse();
    }

    /** The same fact with that text in each member that takes any text. */
    private static Fact withText(Fact fact, String text) throws ReflectiveOperationException {
        RecordComponent[] members = fact.getClass().getRecordComponents();
        List<Object> values = new ArrayList<>();
        for (RecordComponent member : members) {
            boolean free = member.getType() == String.class
                    && !List.of("sha256", "policy", "person").contains(member.getName());
            values.add(free ? text : member.getAccessor().invoke(fact));
        }
        Class<?>[] types = Arrays.stream(members).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (Fact) fact.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
    }
}
