package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import hudson.model.Queue;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ProductionJobSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;

/** Builds that wait in the queue of a Jenkins under test. */
final class HeldBuilds {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private HeldBuilds() {}

    static void productionJobs(String jobs, String application, String versionParameter) {
        ProductionJobSettings settings = new ProductionJobSettings(jobs);
        settings.setApplication(application);
        settings.setVersionParameter(versionParameter);
        ReleaseLifecycleConfiguration.get().setProductionJobs(List.of(settings));
    }

    static void assertHeld(Job<?, ?> job, String why) throws Exception {
        assertWaits(job, why);
        assertThat(job.isBuilding()).isFalse();
    }

    /** Lets the queue look until it says so of a build of the job, whatever another one does. */
    static void assertWaits(Job<?, ?> job, String why) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String said = "";
        while (!said.contains(why) && System.nanoTime() < end) {
            Jenkins.get().getQueue().scheduleMaintenance().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            Queue.Item item = Jenkins.get().getQueue().getItem((Queue.Task) job);
            said = item == null ? "not in the queue" : String.valueOf(item.getWhy());
        }
        assertThat(said).contains(why);
    }

    /** Builds the job, sees that it is held for that reason, and gives it up. */
    static void assertHolds(Job<?, ?> job, String why) throws Exception {
        ParameterizedJobMixIn.scheduleBuild2(job, 0);
        assertHeld(job, why);
        Jenkins.get().getQueue().cancel((Queue.Task) job);
        assertThat(job.getBuilds()).isEmpty();
    }
}
