package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.await;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.rows;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.state;
import static io.jenkins.plugins.releaselifecycle.jenkins.fleet.Fleet.whole;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.record.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is remembered of all applications is what their records say, or is said to be being read. */
@WithJenkins
class FleetIndexJenkinsTest {

    private JenkinsRule jenkins;
    private WorkflowJob closed;

    @BeforeEach
    void twoApplicationsAndAPlainJob(JenkinsRule rule) throws Exception {
        jenkins = rule;
        new People(jenkins);
        Applications.internalUnlessDeclared();
        closed = jenkins.createProject(WorkflowJob.class, "closed");
        Applications.prepared(closed, "1.4.0");
        Applications.readyToInstall(jenkins.createProject(WorkflowJob.class, "open"), "2.0");
        jenkins.createProject(WorkflowJob.class, "plain");
    }

    @Test
    void readsAllRecordsInTheBackgroundWhenSomebodyWantsToKnow() {
        assertThat(FleetIndex.get().isWhole()).isFalse();
        assertThat(rows(null)).allMatch(row -> row.state() == FleetState.BEING_READ);
        whole();
        assertThat(rows(null)).extracting(FleetRow::application).containsExactlyInAnyOrder("closed", "open");
        assertThat(state("closed")).contains(FleetState.CLOSED);
        assertThat(state("open")).contains(FleetState.OPEN);
        FleetRow row = rows(null).stream()
                .filter(each -> each.application().equals("open"))
                .findFirst()
                .orElseThrow();
        assertThat(row.gate()).contains(Gate.INSTALL);
        assertThat(row.stage()).contains(Stage.TRIAL_APPLICATION);
    }

    @Test
    void readsAnApplicationAgainAboutWhichSomethingWasRecorded() {
        whole();
        Applications.readyToInstall(closed, "1.4.0");
        await(() -> state("closed").equals(Optional.of(FleetState.OPEN)));
    }

    @Test
    void saysNothingOfAGateOnceAnotherDayHasBegun() {
        TestClock clock = TestClock.stoppedOn("2030-03-02");
        whole();
        clock.on("2030-03-03");
        assertThat(state("open")).contains(FleetState.BEING_READ);
        whole();
        assertThat(state("open")).contains(FleetState.OPEN);
    }

    @Test
    void saysNothingOfAGateOnceTheSettingsHaveChanged() {
        whole();
        Applications.internalUnlessDeclared();
        assertThat(state("open")).contains(FleetState.BEING_READ);
        whole();
        assertThat(state("open")).contains(FleetState.OPEN);
    }

    @Test
    void followsApplicationsThatBeginAreRenamedAndGo() throws Exception {
        whole();
        closed.renameTo("renamed");
        await(() -> state("renamed").equals(Optional.of(FleetState.CLOSED)));
        assertThat(state("closed")).isEmpty();
        closed.delete();
        assertThat(state("renamed")).isEmpty();
        WorkflowJob plain = jenkins.jenkins.getItemByFullName("plain", WorkflowJob.class);
        plain.addProperty(new ApplicationProperty("internal"));
        await(() -> state("plain").equals(Optional.of(FleetState.NOT_ASKED)));
        plain.removeProperty(ApplicationProperty.class);
        await(() -> state("plain").isEmpty());
        Applications.record(plain, new Actor.User("admin"), new BackupRecorded("vault"));
        await(() -> state("plain").equals(Optional.of(FleetState.NOT_ASKED)));
    }

    @Test
    void whatCannotBeReadIsSaidToBeSo() throws Exception {
        Path ledgers = jenkins.jenkins.getRootDir().toPath().resolve("release-lifecycle/ledgers");
        try (Stream<Path> files = Files.walk(ledgers)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                Files.writeString(file, "{}\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
            }
        }
        whole();
        assertThat(rows(null)).hasSize(2).allMatch(row -> row.state() == FleetState.UNREADABLE);
    }

    @Test
    void showsNothingThatIsHiddenOrLiesInAHiddenFolder() throws Exception {
        MockFolder folder = jenkins.createFolder("secret");
        WorkflowJob inside = folder.createProject(WorkflowJob.class, "inside");
        Applications.prepared(inside, "1.4.0");
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to(People.READER, People.STRANGER)
                .grant(Item.READ)
                .onItems(closed, inside)
                .to(People.READER));
        whole();
        assertThat(rows(null)).hasSize(3);
        assertThat(rows(People.READER)).extracting(FleetRow::application).containsExactly("closed");
        assertThat(rows(People.STRANGER)).isEmpty();
    }

    @Test
    void namesApplicationsInFoldersInFull() throws Exception {
        MockFolder folder = jenkins.createFolder("folder");
        Applications.prepared(folder.createProject(WorkflowJob.class, "inside"), "1.4.0");
        whole();
        List<String> names = rows(null).stream().map(FleetRow::application).toList();
        assertThat(names).containsExactlyInAnyOrder("closed", "open", "folder/inside");
    }
}
