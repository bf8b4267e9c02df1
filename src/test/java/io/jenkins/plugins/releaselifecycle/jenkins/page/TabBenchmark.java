package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * How long the page of an application with 1,000 builds and 10,000 facts takes beside the main page of the same job, in turn. Prints
 * figures and asserts none; no part of a normal build: {@code mvn test -Dtest=TabBenchmark -Djenkins.test.timeout=1800}.
 */
@WithJenkins
class TabBenchmark {

    private static final int BUILDS = 1_000;
    private static final int FACTS = 10_000;
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 40;

    private Programs programs;

    @Test
    void besideTheMainPageOfTheJob(JenkinsRule jenkins) throws Exception {
        new People(jenkins);
        programs = new Programs(jenkins);
        FreeStyleProject job = jenkins.createProject(FreeStyleProject.class, "shop");
        for (int i = 0; i < BUILDS; i++) {
            jenkins.buildAndAssertSuccess(job);
        }
        record(job);
        job.doReload();
        FreeStyleProject reloaded = jenkins.jenkins.getItemByFullName("shop", FreeStyleProject.class);
        print("first view of the tab", time("job/shop/release-lifecycle/"));
        System.out.println("FIGURE builds loaded by it: "
                + reloaded._getRuns().getLoadedBuilds().size());
        List<Duration> main = new ArrayList<>();
        List<Duration> tab = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Duration ofMain = time("job/shop/");
            Duration ofTab = time("job/shop/release-lifecycle/");
            if (round >= WARM_UP) {
                main.add(ofMain);
                tab.add(ofTab);
            }
        }
        Duration ofMain = nineteenOfTwenty(main);
        Duration ofTab = nineteenOfTwenty(tab);
        print("main page of the job, p95", ofMain);
        print("tab, p95", ofTab);
        System.out.printf("FIGURE ratio of tab to main page: %.2f%n", (double) ofTab.toNanos() / ofMain.toNanos());
    }

    /** Many releases of an application, all of one job. */
    private static void record(FreeStyleProject job) {
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
        story.list().stream()
                .filter(recorded -> !(recorded.fact() instanceof ApplicationRegistered))
                .forEach(recorded ->
                        Lifecycles.get().decide(job, recorded.actor(), (lifecycle, now) -> List.of(recorded.fact())));
        assertThat(Applications.total(job)).isGreaterThanOrEqualTo(FACTS);
    }

    private Duration time(String path) throws Exception {
        Instant begin = Instant.now();
        assertThat(programs.at(People.READER, path).status()).isEqualTo(200);
        return Duration.between(begin, Instant.now());
    }

    private static Duration nineteenOfTwenty(List<Duration> times) {
        Collections.sort(times);
        return times.get(times.size() * 95 / 100);
    }

    private static void print(String what, Duration time) {
        System.out.println("FIGURE " + what + ": " + time.toMillis() + " ms");
    }
}
