package io.jenkins.plugins.releaselifecycle.jenkins.security;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import hudson.model.Item;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.Emergencies;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import java.net.URL;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Somebody who acts in every role and reads the application can do with one permission what it is for, and nothing else. */
@WithJenkins
class PermissionsJenkinsTest {

    private static final String ALICE = "alice";
    private static final String APPROVING = "{\"role\":\"it\",\"approved\":true}";
    private static final String TAB = "release-lifecycle/";

    private JenkinsRule jenkins;
    private WorkflowJob job;
    private People people;
    private Programs programs;
    private int requests;

    /** What alice tries; the status with which she is answered. */
    private interface Deed {
        int status() throws Exception;
    }

    /** @param needs {@code null} where reading the application is enough */
    private record Act(String name, Permission needs, Deed deed) {}

    @BeforeEach
    void aliceActsInEveryRole(JenkinsRule rule) throws Exception {
        jenkins = rule;
        people = new People(jenkins);
        programs = new Programs(jenkins);
        Emergencies.areFor(Role.OPERATIONS);
        ReleaseLifecycleConfiguration.get()
                .setRoles(Arrays.stream(Role.values())
                        .map(PermissionsJenkinsTest::alices)
                        .toList());
        job = pipeline(jenkins, "shop", "");
        gateAsked();
    }

    private static RoleSettings alices(Role role) {
        RoleSettings settings = new RoleSettings(role.id());
        settings.setMembers(List.of(ALICE));
        return settings;
    }

    private void given(Permission... permissions) {
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(ALICE)
                .grant(permissions)
                .everywhere()
                .to(ALICE));
    }

    private String gateAsked() {
        String request = "R-" + ++requests;
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference(request),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        digest(),
                        null,
                        null,
                        null,
                        null));
        return request;
    }

    private String waiverAsked() {
        String request = "W-" + ++requests;
        Applications.record(
                job,
                Facts.person(Role.DEVELOPMENT),
                new WaiverRequested(
                        new Reference(request),
                        "B4",
                        null,
                        new Version("1.4.0"),
                        null,
                        digest(),
                        "the lab moves",
                        LocalDate.parse("2099-01-31")));
        return request;
    }

    private static String digest() {
        return ReleaseLifecycleConfiguration.get().policyInForce().digest();
    }

    private int form(String type, String... members) throws Exception {
        return people.record(job, ALICE, type, members).getStatusCode();
    }

    private int voting(String request) throws Exception {
        return form("vote-cast", "request", request, "role", "it", "approved", "true");
    }

    private int commanding(String command, String... arguments) {
        CLICommandInvoker.Result result =
                new CLICommandInvoker(jenkins, command).asUser(ALICE).invokeWithArgs(arguments);
        return switch (result.returnCode()) {
            case 0 -> 200;
            case 6 -> 403;
            default -> throw new AssertionError(result);
        };
    }

    private int got(String path) throws Exception {
        return people.client(ALICE).goTo(path, null).getWebResponse().getStatusCode();
    }

    private int posted(String path) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        JenkinsRule.WebClient client = people.client(ALICE);
        return client.loadWebResponse(client.addCrumb(request)).getStatusCode();
    }

    private int program(String fact) throws Exception {
        return programs.post(job, ALICE, "facts", fact).status();
    }

    private List<Act> acts() {
        return Stream.of(reading(), recording(), voting(), waiving(), breaking(), auditing(), managing())
                .flatMap(List::stream)
                .toList();
    }

    private List<Act> reading() {
        List<Act> acts = new ArrayList<>();
        for (String path : List.of("", "checkpoint", "badge", "calendar.ics", "api/v1/lifecycle", "api/v1/requests")) {
            acts.add(new Act("read " + path, null, () -> got(job.getUrl() + TAB + path)));
        }
        return acts;
    }

    private List<Act> recording() {
        Permission needs = LifecyclePermissions.RECORD;
        return List.of(
                new Act("record by form", needs, () -> form("backup-recorded", "location", "vault")),
                new Act(
                        "record by program",
                        needs,
                        () -> program("{\"type\":\"backup-recorded\",\"fact\":{\"location\":\"vault\"}}")),
                new Act(
                        "confirm",
                        needs,
                        () -> form("confirmation-given", "subject", "deployment-mode-fixed", "role", "operations")),
                new Act(
                        "ask for a gate",
                        needs,
                        () -> form("request-made", "gate", "install", "version", "1." + ++requests)));
    }

    private List<Act> voting() {
        Permission needs = LifecyclePermissions.VOTE;
        return List.of(
                new Act("vote by form", needs, () -> voting(gateAsked())),
                new Act(
                        "vote by program",
                        needs,
                        () -> programs.vote(job, ALICE, gateAsked(), APPROVING).status()),
                new Act(
                        "vote by command",
                        needs,
                        () -> commanding("release-lifecycle-vote", "shop", gateAsked(), "--role", "it", "--approve")),
                new Act(
                        "comment by form",
                        needs,
                        () -> form("request-commented", "request", gateAsked(), "comment", "which hosts?")),
                new Act(
                        "comment by command",
                        needs,
                        () -> commanding("release-lifecycle-vote", "shop", gateAsked(), "--comment", "which hosts?")));
    }

    private List<Act> waiving() {
        Permission needs = LifecyclePermissions.WAIVE;
        return List.of(
                new Act(
                        "ask for a waiver",
                        needs,
                        () -> form(
                                "waiver-requested",
                                "requirement",
                                "B4",
                                "version",
                                "1.4.0",
                                "reason",
                                "the lab moves",
                                "until",
                                "2099-01-31")),
                new Act("vote on a waiver by form", needs, () -> voting(waiverAsked())),
                new Act(
                        "vote on a waiver by program",
                        needs,
                        () -> programs.vote(job, ALICE, waiverAsked(), APPROVING)
                                .status()),
                new Act(
                        "vote on a waiver by command",
                        needs,
                        () -> commanding("release-lifecycle-vote", "shop", waiverAsked(), "--role", "it", "--approve")),
                new Act(
                        "comment on a waiver",
                        needs,
                        () -> form("request-commented", "request", waiverAsked(), "comment", "how long?")),
                new Act(
                        "end a waiver",
                        needs,
                        () -> form("waiver-ended", "request", waiverAsked(), "reason", "the lab is back")));
    }

    private List<Act> breaking() {
        Permission needs = LifecyclePermissions.BREAK_GLASS;
        return List.of(
                new Act(
                        "break the glass by form",
                        needs,
                        () -> form(
                                "break-glass-used", "gate", "install", "version", "2.0", "reason", "the shop is down")),
                new Act(
                        "break the glass by program",
                        needs,
                        () -> program("{\"type\":\"break-glass-used\",\"fact\":"
                                + "{\"gate\":\"install\",\"version\":\"2.1\",\"reason\":\"the shop is down\"}}")));
    }

    private List<Act> auditing() {
        List<Act> acts = new ArrayList<>();
        for (String path : List.of(
                "export", "dossier", "facts", "facts?fact=1", "findings?kind=code-audit&version=1", "api/v1/facts")) {
            acts.add(new Act("read " + path, LifecyclePermissions.READ_RECORD, () -> got(job.getUrl() + TAB + path)));
        }
        return acts;
    }

    private List<Act> managing() {
        Permission needs = LifecyclePermissions.MANAGE_POLICY;
        String settings = ReleaseLifecycleConfiguration.get().getDescriptorUrl();
        return List.of(
                new Act("check a setting", needs, () -> posted(settings + "/checkBranches?value=main")),
                new Act("look after the records", needs, () -> got("release-lifecycle-records/")),
                new Act("take a checkpoint of all", needs, () -> got("release-lifecycle-records/checkpoint")),
                new Act("take the public key", needs, () -> got("release-lifecycle-records/publicKey")),
                new Act(
                        "take a checkpoint of all by command",
                        needs,
                        () -> commanding("release-lifecycle-checkpoint")));
    }

    private void canDoNothingBut(Permission... allowed) throws Exception {
        for (Act act : acts()) {
            boolean may = act.needs() == null || List.of(allowed).contains(act.needs());
            String name = act.name() + " with " + Arrays.toString(allowed);
            gateAsked();
            assertThat(act.deed().status()).as(name).isEqualTo(may ? 200 : 403);
            if (!may) {
                assertThat(Lifecycles.get()
                                .find(job)
                                .orElseThrow()
                                .recent()
                                .get(0)
                                .actor()
                                .shown())
                        .as(name)
                        .isNotEqualTo(ALICE);
            }
        }
    }

    @Test
    void aRoleAloneIsNotEnough() throws Exception {
        given();
        canDoNothingBut();
    }

    @Test
    void eachPermissionIsForItsOwnActsAlone() throws Exception {
        for (Permission permission : LifecyclePermissions.GROUP.getPermissions()) {
            given(permission);
            canDoNothingBut(permission);
        }
    }

    @Test
    void whoeverBuildsTheJobRecordsVotesAndWaives() throws Exception {
        given(Item.BUILD);
        canDoNothingBut(LifecyclePermissions.RECORD, LifecyclePermissions.VOTE, LifecyclePermissions.WAIVE);
    }

    @Test
    void whoeverMayReadTheConfigurationReadsTheWholeRecord() throws Exception {
        given(Item.EXTENDED_READ);
        canDoNothingBut(LifecyclePermissions.READ_RECORD);
    }

    @Test
    void anAdministratorInTheRolesDoesEverything() throws Exception {
        given(Jenkins.ADMINISTER);
        canDoNothingBut(LifecyclePermissions.GROUP.getPermissions().toArray(Permission[]::new));
    }

    @Test
    void noPermissionReplacesARole() throws Exception {
        ReleaseLifecycleConfiguration.get().setRoles(List.of());
        given(Jenkins.ADMINISTER);
        canDoNothingBut(LifecyclePermissions.READ_RECORD, LifecyclePermissions.MANAGE_POLICY);
    }

    private HtmlPage tab() throws Exception {
        return (HtmlPage) people.client(ALICE).goTo(job.getUrl() + TAB);
    }

    private List<String> offered() throws Exception {
        return tab().querySelectorAll("#release-lifecycle-type option").stream()
                .map(option -> ((DomElement) option).getAttribute("value"))
                .toList();
    }

    private boolean ballotFor(String request) throws Exception {
        return !tab().querySelectorAll("#release-lifecycle-request-" + request + " button[name=approved]")
                .isEmpty();
    }

    @Test
    void onlyWhatSomebodyMayDoIsOffered() throws Exception {
        given();
        String gate = gateAsked();
        String waiver = waiverAsked();
        assertThat(offered()).isEmpty();
        assertThat(ballotFor(gate)).isFalse();
        assertThat(ballotFor(waiver)).isFalse();
        assertThat(tab().getAnchors())
                .extracting(link -> link.getHrefAttribute())
                .doesNotContain("facts", "export");
        assertThat(commands()).endsWith("-");

        given(LifecyclePermissions.VOTE);
        assertThat(offered()).containsExactly("vote-cast", "vote-withdrawn", "request-commented", "terms-proposed");
        assertThat(ballotFor(gate)).isTrue();
        assertThat(ballotFor(waiver)).isFalse();
        assertThat(commands()).endsWith("it");

        given(LifecyclePermissions.WAIVE);
        assertThat(offered())
                .contains("waiver-requested", "waiver-ended", "vote-cast")
                .doesNotContain("request-made");
        assertThat(ballotFor(gate)).isFalse();
        assertThat(ballotFor(waiver)).isTrue();

        given(LifecyclePermissions.RECORD);
        assertThat(offered())
                .contains("request-made", "backup-recorded")
                .doesNotContain("vote-cast", "waiver-requested", "break-glass-used");

        given(LifecyclePermissions.BREAK_GLASS);
        assertThat(offered()).containsExactly("break-glass-used");

        given(LifecyclePermissions.READ_RECORD);
        assertThat(offered()).isEmpty();
        assertThat(tab().getAnchors())
                .extracting(link -> link.getHrefAttribute())
                .contains("facts", "export");
    }

    /** The first request as the command line lists it, which ends with the roles to vote in. */
    private String commands() {
        return new CLICommandInvoker(jenkins, "release-lifecycle-requests")
                .asUser(ALICE)
                .invokeWithArgs("shop")
                .stdout()
                .lines()
                .toList()
                .get(2)
                .strip();
    }

    @Test
    void whoeverIsRefusedIsToldWhichPermissionIsMissing() throws Exception {
        given();
        String voting =
                "That takes the permission “Release lifecycle/Vote” for shop, which an administrator can give you.";
        assertThat(people.record(job, ALICE, "vote-cast", "request", gateAsked(), "role", "it", "approved", "true")
                        .getContentAsString())
                .contains(
                        "Nothing was recorded. That takes the permission “Release lifecycle/Vote” / “Release lifecycle/Waive”");
        assertThat(programs.vote(job, ALICE, gateAsked(), APPROVING).error()).startsWith(voting);
        assertThat(new CLICommandInvoker(jenkins, "release-lifecycle-vote")
                        .asUser(ALICE)
                        .invokeWithArgs("shop", gateAsked(), "--role", "it", "--approve")
                        .stderr())
                .contains(voting);
    }
}
