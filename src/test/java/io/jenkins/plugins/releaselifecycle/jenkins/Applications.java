package io.jenkins.plugins.releaselifecycle.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicySettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
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

    /** Facts of the job's record, the oldest first; none where it has no record. */
    public static List<Fact> facts(Job<?, ?> job) {
        List<RecordedFact> recent = new ArrayList<>(
                Lifecycles.get().find(job).map(record -> record.recent()).orElse(List.of()));
        Collections.reverse(recent);
        return recent.stream().map(RecordedFact::fact).toList();
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
