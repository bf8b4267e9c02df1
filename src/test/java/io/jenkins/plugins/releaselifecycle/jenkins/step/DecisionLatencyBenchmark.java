package io.jenkins.plugins.releaselifecycle.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * How long {@code requireSecurityScan} takes on a record of 10,000 facts beside {@code milestone}, in turn in one
 * pipeline. Prints figures and asserts none; no part of a normal build: {@code mvn test -Dtest=DecisionLatencyBenchmark}.
 */
@WithJenkins
class DecisionLatencyBenchmark {

    private static final int FACTS = 10_000;

    private static final String SCRIPT = """
            @NonCPS
            String figures(String name, List times) {
                def sorted = times.sort(false)
                "${name} p50 ${(sorted[sorted.size().intdiv(2)] / 1000) as long} us, p95 ${(sorted[(sorted.size() * 95).intdiv(100)] / 1000) as long} us"
            }
            def milestones = []
            def decisions = []
            for (int i = 1; i <= 400; i++) {
                long start = System.nanoTime()
                milestone ordinal: i
                long between = System.nanoTime()
                requireSecurityScan version: '1.4.0', abortPipeline: false
                long end = System.nanoTime()
                if (i > 100) {
                    milestones << (between - start)
                    decisions << (end - between)
                }
            }
            echo figures('milestone', milestones)
            echo figures('requireSecurityScan', decisions)
            """;

    @ParameterizedTest
    @EnumSource(
            value = FlowDurabilityHint.class,
            names = {"MAX_SURVIVABILITY", "PERFORMANCE_OPTIMIZED"})
    void besideTheMilestoneStep(FlowDurabilityHint durability, JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Applications.pipeline(jenkins, "shop", "");
        record(job);
        job.addProperty(new DurabilityHintJobProperty(durability));
        job.setDefinition(new CpsFlowDefinition(SCRIPT, false));
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        assertThat(Applications.total(job)).isGreaterThanOrEqualTo(FACTS);
        JenkinsRule.getLog(build)
                .lines()
                .filter(line -> line.contains(" p95 "))
                .forEach(line -> System.out.println("FIGURE " + durability + " " + line));
    }

    /** The last of many releases has its first tests and its retests. */
    private static void record(WorkflowJob job) {
        Facts story = Facts.of("shop").version("1.0.0");
        for (int release = 1; story.last() < FACTS; release++) {
            story.version("1.0." + release)
                    .changed(ChangeScope.MINOR)
                    .passed(TestEnvironment.TEST, TestAspect.FUNCTION, TestAspect.SECURITY)
                    .scanned(2 * release, Policy.SHIPPED.external())
                    .scanned(2 * release + 1, Policy.SHIPPED.external())
                    .decided(Gate.CHANGE)
                    .backedUp();
        }
        story.version("1.4.0").scanned(90_000, Policy.SHIPPED.external()).scanned(90_001, Policy.SHIPPED.external());
        story.list().stream()
                .filter(recorded -> !(recorded.fact() instanceof ApplicationRegistered))
                .forEach(recorded ->
                        Lifecycles.get().decide(job, recorded.actor(), (lifecycle, now) -> List.of(recorded.fact())));
    }
}
