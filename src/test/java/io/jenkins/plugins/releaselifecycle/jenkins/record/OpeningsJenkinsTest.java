package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class OpeningsJenkinsTest {

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private People people;
    private WorkflowJob job;

    @BeforeEach
    void aRecordThatIsNotInMemory(JenkinsRule jenkins) throws Exception {
        people = new People(jenkins);
        Applications.internalUnlessDeclared();
        job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
        new Custody().reopen();
        Openings.get().background = waiting::add;
        Openings.get().patience = Duration.ZERO;
    }

    private HtmlPage tab(String query) throws Exception {
        JenkinsRule.WebClient client = people.client(People.READER);
        client.setRefreshHandler((page, url, seconds) -> {});
        return (HtmlPage) client.goTo("job/shop/release-lifecycle/" + query);
    }

    @Test
    void aLongRecordIsReadBesideThePageWhichAsksAgainByItself() throws Exception {
        HtmlPage meanwhile = tab("?version=1.4.0");
        WebResponse answer = meanwhile.getWebResponse();
        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getResponseHeaderValue("Refresh")).isEqualTo("2");
        assertThat(meanwhile.querySelector("[role=status]").asNormalizedText())
                .contains("It is being read and verified");
        assertThat(meanwhile.asNormalizedText()).doesNotContain("is closed for");
        assertThat(meanwhile.getAnchorByText("Look again").getHrefAttribute()).isEmpty();

        tab("");
        assertThat(waiting).as("however many look, it is read once").hasSize(1);
        waiting.remove().run();

        HtmlPage page = tab("?version=1.4.0");
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
        assertThat(page.asNormalizedText()).contains("Installation is closed for 1.4.0");
        assertThat(waiting).isEmpty();
    }

    @Test
    void aShortRecordIsReadBeforeAnybodyNotices() throws Exception {
        Openings.get().background = Computer.threadPoolForRemoting;
        Openings.get().patience = Duration.ofMinutes(1);
        assertThat(Openings.get().isRead(job)).isTrue();
        assertThat(Lifecycles.get().isAtHand(job)).isTrue();
    }

    @Test
    void whatIsWrongWithTheRecordIsSaidByThePage() throws Exception {
        Path ledger = Lifecycles.get()
                .records()
                .ledgers()
                .resolve(new LedgerPointer(job).read().orElseThrow().hex());
        try (Stream<Path> files = Files.list(ledger)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "{}\n");
            }
        }
        assertThat(tab("").getWebResponse().getStatusCode()).isEqualTo(202);
        waiting.remove().run();

        HtmlPage page = tab("");
        assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
        assertThat(page.asNormalizedText()).contains("The record cannot be read.");
        assertThat(waiting).isEmpty();
    }
}
