package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.rows;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.state;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** After a restart nothing is claimed of an application before its record was read anew. */
class FleetIndexRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void readsAllRecordsAnew() throws Throwable {
        sessions.then(jenkins -> {
            Applications.internalUnlessDeclared();
            Applications.readyToInstall(jenkins.createProject(WorkflowJob.class, "shop"), "1.4.0");
            whole();
            assertThat(state("shop")).contains(FleetState.OPEN);
        });
        sessions.then(jenkins -> {
            assertThat(FleetIndex.get().isWhole()).isFalse();
            assertThat(rows(null)).noneMatch(row -> row.state() == FleetState.OPEN);
            whole();
            assertThat(state("shop")).contains(FleetState.OPEN);
        });
    }
}
