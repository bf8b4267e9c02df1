package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever listeners of other plugins do, the record is what it is. */
@WithJenkins
class ReleaseLifecycleListenerJenkinsTest {

    private static long found(WorkflowJob job, String name) {
        return Applications.record(
                job,
                Facts.person(Role.IT),
                new NonconformityOpened(new Reference(name), new Version("1.4.0"), "found"));
    }

    @Test
    void aListenerThatFailsKeepsNeitherTheRecordNorOthersFromBeingTold(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        assertThat(found(job, "n1")).isEqualTo(2);
        assertThat(found(job, "n2")).isEqualTo(3);
        assertThat(Telling.TOLD).containsExactly("shop 2", "shop 3");
        assertThat(Applications.total(job)).isEqualTo(3);
    }

    @Test
    void aListenerThatHangsHoldsUpItsOwnThreadAndNobodyElse(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "hanging");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Long> first = threads.submit(() -> found(job, "hang"));
            assertThat(Hanging.REACHED.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Applications.total(job))
                    .as("what hangs was recorded before")
                    .isEqualTo(2);
            assertThat(found(job, "n2")).isEqualTo(3);
            assertThat(first).isNotDone();
            Hanging.RELEASED.countDown();
            assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(2);
        } finally {
            Hanging.RELEASED.countDown();
            threads.shutdownNow();
        }
    }

    @TestExtension("aListenerThatFailsKeepsNeitherTheRecordNorOthersFromBeingTold")
    public static class Throwing extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            throw new NoClassDefFoundError("a class of a plugin that is gone");
        }
    }

    @TestExtension("aListenerThatFailsKeepsNeitherTheRecordNorOthersFromBeingTold")
    public static class Failing extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            throw new IllegalStateException("defect of another plugin");
        }
    }

    @TestExtension("aListenerThatFailsKeepsNeitherTheRecordNorOthersFromBeingTold")
    public static class Telling extends ReleaseLifecycleListener {

        private static final List<String> TOLD = new ArrayList<>();

        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            facts.forEach(fact -> TOLD.add(application.getFullName() + " " + fact.sequence()));
        }
    }

    @TestExtension("aListenerThatHangsHoldsUpItsOwnThreadAndNobodyElse")
    public static class Hanging extends ReleaseLifecycleListener {

        private static final CountDownLatch REACHED = new CountDownLatch(1);
        private static final CountDownLatch RELEASED = new CountDownLatch(1);

        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            if (facts.get(0).sequence() == 2) {
                REACHED.countDown();
                try {
                    RELEASED.await();
                } catch (InterruptedException e) {
                    fail(e);
                }
            }
        }
    }
}
