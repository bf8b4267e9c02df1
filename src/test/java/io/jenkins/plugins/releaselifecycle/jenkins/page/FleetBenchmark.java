package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * How long the page of all applications takes with 10,000 of them, beside the view “All” of Jenkins with the same jobs. Prints figures
 * and asserts none; no part of a normal build: {@code mvn test -Dtest=FleetBenchmark -Djenkins.test.timeout=1800}.
 */
@WithJenkins
class FleetBenchmark {

    private static final int APPLICATIONS = 10_000;
    private static final int ROUNDS = 9;
    private static final int ROUNDS_OF_THE_VIEW = 3;
    private static final String PAGE = "release-lifecycle/";

    private Programs programs;

    @Test
    void besideTheViewOfAllJobs(JenkinsRule jenkins) throws Exception {
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        for (int i = 0; i < APPLICATIONS; i++) {
            record(jenkins.createProject(FreeStyleProject.class, "application-%05d".formatted(i)));
        }
        Instant begin = Instant.now();
        assertThat(get(PAGE).status()).isEqualTo(200);
        Instant answered = Instant.now();
        while (!FleetIndex.get().isWhole()) {
            Thread.onSpinWait();
        }
        print("first answer, while nothing is read yet", Duration.between(begin, answered));
        print("all records read in the background", Duration.between(begin, Instant.now()));
        assertThat(get(PAGE).body()).contains("Applications: %,d.".formatted(APPLICATIONS));
        Duration page = median(PAGE);
        print("page of applications", page);
        print("page, sorted by blockers and filtered", median(PAGE + "?sort=blockers&order=desc&q=7&state=closed"));
        print("CSV of all", median(PAGE + "applications.csv"));
        print("calendar of all", median(PAGE + "calendar.ics"));
        assertThat(get("view/all/").body()).contains("application-09999");
        Duration view = median("view/all/", ROUNDS_OF_THE_VIEW);
        print("view All", view);
        System.out.printf("FIGURE ratio of page to view: %.3f%n", (double) page.toNanos() / view.toNanos());
    }

    private static void record(FreeStyleProject item) {
        String policy = ReleaseLifecycleConfiguration.get().policyInForce().digest();
        Applications.record(
                item,
                Facts.person(Role.DEVELOPMENT),
                new RequestMade(
                        new Reference("r1"),
                        Gate.INSTALL,
                        new Version("1.4.0"),
                        null,
                        policy,
                        null,
                        null,
                        List.of(),
                        null));
    }

    private Reply get(String path) throws Exception {
        return programs.at(People.READER, path);
    }

    private Duration median(String path) throws Exception {
        return median(path, ROUNDS);
    }

    private Duration median(String path, int rounds) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Instant begin = Instant.now();
            assertThat(get(path).status()).isEqualTo(200);
            times.add(Duration.between(begin, Instant.now()));
        }
        Collections.sort(times);
        return times.get(rounds / 2);
    }

    private static void print(String what, Duration time) {
        System.out.println("FIGURE " + what + ": " + time.toMillis() + " ms");
    }
}
