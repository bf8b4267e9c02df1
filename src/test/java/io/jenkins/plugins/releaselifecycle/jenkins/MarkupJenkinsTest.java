package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hudson.model.ListView;
import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NamedPolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleColumn;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever people, reports and Jenkinsfiles say is text on every page, feed and answer, however much it looks like markup. */
@WithJenkins
class MarkupJenkinsTest {

    private static final String MARKUP = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String TAG = "<img src=x";
    private static final String TEXT = "&lt;img src=x";

    /** Members that are no free text, but ids and digests that the product itself writes. */
    private static final Set<String> NOT_FREE =
            Set.of("sha256", "findingList", "policy", "requirement", "format", "supervisor");

    private JenkinsRule jenkins;
    private Programs programs;
    private WorkflowJob job;

    @BeforeEach
    void anApplicationOfWhichEverythingIsMarkup(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to(People.id(Role.IT)));
        programs = new Programs(jenkins);
        NamedPolicySettings named = new NamedPolicySettings("tools");
        named.setApplications(List.of("shop", MARKUP));
        named.setPolicy(new PolicySettings());
        ReleaseLifecycleConfiguration.get().setPolicies(List.of(named));
        job = Applications.pipeline(
                jenkins,
                "shop",
                "recordDocument kind: 'duties', edition: '''" + MARKUP + "''', location: '''" + MARKUP + "'''\n"
                        + "catchError { requestInstallation version: '1.4.0', message: '''" + MARKUP + "''' }\n"
                        + "productionDeployment('1.4.0') {}");
        job.setDisplayName(MARKUP);
        job.setDescription(MARKUP);
        for (Fact fact : EveryFact.others()) {
            if (!(fact instanceof LedgerFact)
                    && !(fact instanceof ApplicationFact.ApplicationMoved)
                    && !(fact instanceof ApplicationRetired)) {
                Applications.record(job, new Actor.User(MARKUP), (Fact) withMarkup(fact));
            }
        }
        Applications.prepared(job, "1.4.0");
        jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("install"),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        MARKUP,
                        ReleaseLifecycleConfiguration.get()
                                .policyAssignment()
                                .of("shop")
                                .policy()
                                .digest(),
                        MARKUP,
                        null,
                        List.of(MARKUP),
                        null));
        ListView view = new ListView("column");
        view.setIncludeRegex(".*");
        view.getColumns().add(new LifecycleColumn());
        jenkins.jenkins.addView(view);
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!OpenRequestIndex.get().isWhole() || !FleetIndex.get().isWhole()) {
            assertThat(Instant.now()).isBefore(end);
            programs.at(People.id(Role.IT), "release-lifecycle/");
            programs.at(People.id(Role.IT), "release-lifecycle-approvals/");
        }
    }

    @Test
    void noAddressAnswersWithMarkupThatSomebodyTyped() {
        SoftAssertions all = new SoftAssertions();
        for (Addresses.Address address : Addresses.all()) {
            all.assertThatCode(() -> answersWithText(address))
                    .as(address.path())
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    private void answersWithText(Addresses.Address address) throws Exception {
        Reply reply = programs.at(People.id(Role.IT), address.path());
        String type = reply.header("Content-Type");
        assertThat(reply.status()).isEqualTo(200);
        if (type.startsWith("text/html") || type.startsWith("image/svg") || type.contains("xml")) {
            assertThat(reply.body()).doesNotContain(TAG, "<script>alert");
        } else {
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    /** Shows that the markup would have been found. */
    @Test
    void thePagesShowItAsText() throws Exception {
        for (String path : List.of(
                Addresses.TAB,
                Addresses.TAB + "facts",
                Addresses.TAB + "dossier",
                "job/shop/1/release-lifecycle/",
                "release-lifecycle/",
                "release-lifecycle-approvals/")) {
            assertThat(programs.at(People.id(Role.IT), path).body()).as(path).contains(TEXT);
        }
    }

    @Test
    void noScriptOfItRunsAndNoElementOfItIsThere() throws Exception {
        AtomicBoolean alerted = new AtomicBoolean();
        JenkinsRule.WebClient client = People.signIn(jenkins.createWebClient(), People.id(Role.IT));
        client.setAlertHandler((page, message) -> alerted.set(true));
        for (String path : List.of(
                Addresses.TAB, "job/shop/1/release-lifecycle/", "release-lifecycle/", "release-lifecycle-approvals/")) {
            HtmlPage page = client.goTo(path);
            client.waitForBackgroundJavaScript(5000);
            assertThat(page.asNormalizedText()).as(path).contains(TAG);
            assertThat(page.getByXPath("//img[@src='x']")).as(path).isEmpty();
        }
        assertThat(alerted).isFalse();
    }

    @Test
    void whatProgramsAreRefusedWithIsNoMarkupEither() throws Exception {
        Reply refused = programs.post(
                job,
                People.id(Role.IT),
                "facts",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", MARKUP)
                        .set("fact", JsonNodeFactory.instance.objectNode().put(MARKUP, MARKUP))
                        .toString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Reply page = programs.at(People.id(Role.IT), Addresses.TAB + "?gate=" + "%3Cimg%20src=x%3E");
        assertThat(page.body()).doesNotContain(TAG);
    }

    /** The same with markup in each member that takes any text, however deep. */
    private static Object withMarkup(Object of) throws ReflectiveOperationException {
        RecordComponent[] members = of.getClass().getRecordComponents();
        List<Object> values = new ArrayList<>();
        for (RecordComponent member : members) {
            Object value = member.getAccessor().invoke(of);
            if (member.getType() == String.class && !NOT_FREE.contains(member.getName())) {
                values.add(MARKUP);
            } else if (value instanceof TestCircumstances && of instanceof SecurityTestRecorded) {
                values.add(value == TestCircumstances.NONE ? value : withMarkup(value));
            } else if (value instanceof List<?> list
                    && !list.isEmpty()
                    && list.get(0) instanceof RecordedReport report) {
                values.add(List.of(withMarkup(report)));
            } else {
                values.add(value);
            }
        }
        Class<?>[] types = Arrays.stream(members).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return of.getClass().getDeclaredConstructor(types).newInstance(values.toArray());
    }
}
