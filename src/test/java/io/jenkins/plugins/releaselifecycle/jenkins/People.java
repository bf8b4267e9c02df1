package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * People in a Jenkins under test, one in each role with the id that {@link Facts#person} gives, who record over HTTP what
 * they have to record. Besides, {@code reader} sees jobs and holds no role, and {@code stranger} holds all and sees no
 * job.
 */
public final class People {

    public static final String READER = "reader";
    public static final String STRANGER = "stranger";

    /** What somebody in a role is usually given. */
    private static final Permission[] TAKING_PART = {
        LifecyclePermissions.RECORD,
        LifecyclePermissions.VOTE,
        LifecyclePermissions.WAIVE,
        LifecyclePermissions.READ_RECORD
    };

    /** Filled in by the server, never by a form. */
    private static final Set<String> NOT_IN_FORMS = Set.of("policy", "requester", "committers", "startedBy");

    private final JenkinsRule jenkins;
    private final Map<String, JenkinsRule.WebClient> clients = new HashMap<>();

    public People(JenkinsRule jenkins) {
        this.jenkins = jenkins;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        String[] everybody = Arrays.stream(Role.values()).map(People::id).toArray(String[]::new);
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(everybody)
                .grant(Item.READ)
                .everywhere()
                .to(everybody)
                .grant(TAKING_PART)
                .everywhere()
                .to(everybody)
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to(READER)
                .grant(Jenkins.READ)
                .everywhere()
                .to(STRANGER));
        ReleaseLifecycleConfiguration.get()
                .setRoles(Arrays.stream(Role.values())
                        .map(role -> named(role, id(role), STRANGER))
                        .toList());
    }

    private static RoleSettings named(Role role, String... members) {
        RoleSettings settings = new RoleSettings(role.id());
        settings.setMembers(List.of(members));
        return settings;
    }

    /** The user id of whoever acts in that role. */
    public static String id(Role role) {
        return Facts.person(role).id();
    }

    /** Where that person is signed in; {@code null} is nobody. */
    public JenkinsRule.WebClient client(String user) throws Exception {
        JenkinsRule.WebClient client = clients.get(String.valueOf(user));
        if (client == null) {
            client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
            if (user != null) {
                signIn(client, user);
            }
            clients.put(String.valueOf(user), client);
        }
        return client;
    }

    /** Nothing on the way in needs scripts, which take seconds. */
    public static JenkinsRule.WebClient signIn(JenkinsRule.WebClient client, String user) throws Exception {
        return client.withJavaScriptEnabled(false).login(user).withJavaScriptEnabled(true);
    }

    /** What everybody did in a story, one after the other; what builds and the product record is left out. */
    public void tell(AbstractItem item, Facts story) throws Exception {
        for (RecordedFact recorded : story.list()) {
            boolean ofAPerson = recorded.actor() instanceof Actor.User
                    && !(recorded.fact() instanceof ApplicationRegistered)
                    && !(recorded.fact() instanceof SecurityTestRecorded);
            if (ofAPerson) {
                WebResponse answer = record(item, recorded.actor().shown(), recorded.fact());
                assertThat(answer.getStatusCode())
                        .as("%s: %s%n%s", recorded.actor(), recorded.fact(), answer.getContentAsString())
                        .isEqualTo(200);
            }
        }
    }

    public WebResponse record(AbstractItem item, String user, Fact fact) throws Exception {
        return post(item, user, parameters(fact));
    }

    /** Somebody of DEVELOPMENT asks on the page to install 1.4.0, by a request of that name. */
    public WebResponse askToInstall(AbstractItem item, String request) throws Exception {
        return record(
                item, id(Role.DEVELOPMENT), "request-made", "request", request, "gate", "install", "version", "1.4.0");
    }

    public WebResponse record(AbstractItem item, String user, String type, String... members) throws Exception {
        List<NameValuePair> parameters = new ArrayList<>();
        parameters.add(new NameValuePair("type", type));
        for (int i = 0; i < members.length; i += 2) {
            parameters.add(new NameValuePair(members[i], members[i + 1]));
        }
        return post(item, user, parameters);
    }

    private WebResponse post(AbstractItem item, String user, List<NameValuePair> parameters) throws Exception {
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), item.getUrl() + "release-lifecycle/record"), HttpMethod.POST);
        request.setCharset(StandardCharsets.UTF_8);
        request.setRequestParameters(parameters);
        JenkinsRule.WebClient client = client(user);
        return client.loadWebResponse(client.addCrumb(request));
    }

    /** What somebody types into the form for that fact. */
    public static List<NameValuePair> parameters(Fact fact) {
        List<NameValuePair> parameters = new ArrayList<>();
        parameters.add(new NameValuePair("type", FactType.of(fact).wireName()));
        add(parameters, "", fact);
        return parameters;
    }

    private static void add(List<NameValuePair> parameters, String prefix, Object members) {
        for (RecordComponent member : members.getClass().getRecordComponents()) {
            Object value = value(member, members);
            String name = prefix + member.getName();
            if (value == null || NOT_IN_FORMS.contains(name)) {
                continue;
            }
            if (value instanceof TrialRunTerms) {
                add(parameters, name + ".", value);
            } else if (value instanceof Collection<?> several) {
                several(parameters, name, several);
            } else if (!Boolean.FALSE.equals(value)) {
                parameters.add(new NameValuePair(name, text(value)));
            }
        }
    }

    private static void several(List<NameValuePair> parameters, String name, Collection<?> several) {
        StringBuilder lines = new StringBuilder();
        for (Object element : several) {
            if (element instanceof Member member) {
                lines.append(member.person())
                        .append(", ")
                        .append(member.department().id());
                lines.append(", ").append(member.group().id()).append("\r\n");
            } else {
                parameters.add(new NameValuePair(name, text(element)));
            }
        }
        if (!lines.isEmpty()) {
            parameters.add(new NameValuePair(name, lines.toString()));
        }
    }

    private static String text(Object value) {
        return value instanceof Named named ? named.id() : value.toString();
    }

    private static Object value(RecordComponent member, Object of) {
        try {
            return member.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
