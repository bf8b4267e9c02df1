package io.jenkins.plugins.releaselifecycle.jenkins;

import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.security.HudsonPrivateSecurityRealm;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.RoleSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Applications in a Jenkins under test. */
public final class Applications {

    private Applications() {}

    /** Lets applications be internal ones unless they say otherwise. */
    public static void internalUnlessDeclared() {
        PolicySettings settings = new PolicySettings();
        settings.setExposure("internal");
        ReleaseLifecycleConfiguration.get().setPolicy(settings);
    }

    public static WorkflowJob pipeline(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        define(job, script);
        return job;
    }

    /** Gives the job a script that runs in the sandbox. */
    public static void define(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
    }

    /** A build that has asked people and waits for them. */
    public static WorkflowRun waiting(JenkinsRule jenkins, WorkflowJob job, Action... actions) throws Exception {
        WorkflowRun build = job.scheduleBuild2(0, actions).waitForStart();
        jenkins.waitForMessage("Decide on it", build);
        return build;
    }

    /** The last facts of the job's record, the oldest first; none where it has no record. */
    public static List<Fact> facts(AbstractItem item) {
        List<RecordedFact> recent = new ArrayList<>(
                Lifecycles.get().find(item).map(record -> record.recent()).orElse(List.of()));
        Collections.reverse(recent);
        return recent.stream().map(RecordedFact::fact).toList();
    }

    /** How many facts the job's record has. */
    public static long total(AbstractItem item) {
        return Lifecycles.get().lifecycle(item).sequence();
    }

    /** The application is installed, and people have recorded all that going live asks for: its security tests are wanting. */
    public static void readyForSecurityTests(AbstractItem item, String version) {
        tell(item, Journey.prepare(story(version)).decided(Gate.INSTALL));
        deployed(item, Gate.INSTALL, version);
        tell(item, Journey.test(story(version), 1).decided(Gate.GO_LIVE));
    }

    /** The version may be installed: people have recorded all that it asks for, and everybody agreed. */
    public static void readyToInstall(AbstractItem job, String version) {
        tell(job, Journey.prepare(story(version)).decided(Gate.INSTALL));
    }

    /** People have recorded all that installing the version asks for, but the request and the votes. */
    public static void prepared(AbstractItem item, String version) {
        tell(item, Journey.prepare(story(version)));
    }

    private static Facts story(String version) {
        Policy policy = ReleaseLifecycleConfiguration.get().policyInForce();
        return Facts.of("told")
                .under(policy)
                .version(version)
                .at(Lifecycles.get().now());
    }

    /** Whoever acts in a story holds the role that he acts in, unless a test says who does. */
    private static void everybodyHoldsARole() {
        if (!Jenkins.get().isUseSecurity()) {
            HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false);
            Jenkins.get().setSecurityRealm(realm);
            for (Role role : Role.values()) {
                account(realm, Facts.person(role).id());
            }
        }
        if (ReleaseLifecycleConfiguration.get().getRoles().isEmpty()) {
            ReleaseLifecycleConfiguration.get()
                    .setRoles(
                            Arrays.stream(Role.values()).map(Applications::held).toList());
        }
    }

    private static void account(HudsonPrivateSecurityRealm realm, String person) {
        try {
            realm.createAccount(person, "password");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RoleSettings held(Role role) {
        RoleSettings settings = new RoleSettings(role.id());
        settings.setMembers(List.of(Facts.person(role).id()));
        return settings;
    }

    /** Records what people did in a story; the security tests are for a pipeline to record. */
    private static void tell(AbstractItem item, Facts story) {
        everybodyHoldsARole();
        story.list().stream()
                .filter(recorded -> !(recorded.fact() instanceof ApplicationRegistered))
                .filter(recorded -> !(recorded.fact() instanceof SecurityTestRecorded))
                .forEach(recorded -> record(item, recorded.actor(), recorded.fact()));
    }

    /** Sequence of the last fact that was recorded. */
    public static long record(AbstractItem item, Actor actor, Fact fact) {
        List<RecordedFact> recorded = Lifecycles.get().decide(item, actor, (lifecycle, now) -> List.of(fact));
        return recorded.get(recorded.size() - 1).sequence();
    }

    private static void deployed(AbstractItem item, Gate gate, String version) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Version deployed = new Version(version);
        Actor builder = new Actor.User("builder");
        long started = record(item, builder, new DeploymentStarted(gate, deployed, List.of(), policy));
        record(item, builder, new DeploymentFinished(gate, deployed, started, DeploymentOutcome.SUCCEEDED));
    }

    /** A pipeline that records both tests of an internal application. */
    public static String recordingBoth(String version, String trivy, String zap) {
        return "node {\n" + writing("reports/trivy.json", trivy) + writing("reports/zap.xml", zap)
                + "  recordSecurityScan kind: 'application-vulnerability-scan', pattern: 'reports/zap*.xml', version: '"
                + version + "'\n"
                + "  recordSecurityScan kind: 'system-vulnerability-scan', pattern: 'reports/trivy*.json', version: '"
                + version + "'\n}\n";
    }

    public static String writing(String file, String content) {
        return "  writeFile file: '" + file + "', text: '''" + content + "'''\n";
    }
}
