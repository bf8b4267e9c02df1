package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.People;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whoever may read an application sees on its badge where it stands at this moment. */
@WithJenkins
class BadgeJenkinsTest {

    private static final String BADGE = "job/shop/release-lifecycle/badge";

    private Programs programs;
    private WorkflowJob job;

    @BeforeEach
    void anApplication(JenkinsRule jenkins) throws Exception {
        new People(jenkins);
        programs = new Programs(jenkins);
        Applications.internalUnlessDeclared();
        job = jenkins.createProject(WorkflowJob.class, "shop");
        Applications.prepared(job, "1.4.0");
    }

    @Test
    void isAPictureThatSaysWhatThePageSays() throws Exception {
        Reply badge = programs.at(People.READER, BADGE);
        assertThat(badge.status()).isEqualTo(200);
        assertThat(badge.header("Content-Type")).isEqualTo("image/svg+xml;charset=utf-8");
        assertThat(badge.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(badge.header("Content-Security-Policy")).isEqualTo("default-src 'none'");
        assertThat(badge.body()).startsWith("<svg ").contains("Installation closed</title>");
        Applications.readyToInstall(job, "1.4.0");
        assertThat(programs.at(People.READER, BADGE).body()).contains("Installation open</title>");
    }

    @Test
    void isNotSentAgainWhileItIsTheSame() throws Exception {
        Reply first = programs.at(People.READER, BADGE);
        String tag = first.header("ETag");
        assertThat(first.header("Cache-Control")).contains("no-cache");
        assertThat(programs.at(People.READER, BADGE, "If-None-Match", "\"other\", W/" + tag)
                        .status())
                .isEqualTo(304);
        Applications.readyToInstall(job, "1.4.0");
        Reply changed = programs.at(People.READER, BADGE, "If-None-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void speaksTheLanguageThatItsAddressNames() throws Exception {
        assertThat(programs.at(People.READER, BADGE + "?lang=zh").body()).contains("上线管理", "安装不予放行");
        assertThat(programs.at(People.READER, BADGE + "?lang=en", "Accept-Language", "zh-CN")
                        .body())
                .contains("Installation closed");
        Reply unknown = programs.at(People.READER, BADGE + "?lang=%3Cfr%3E");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.header("Content-Type")).startsWith("text/plain");
        assertThat(unknown.body()).startsWith("“<fr>” is no language that there is here");
    }

    @Test
    void isThereForNobodyWhoMayNotReadTheApplication() throws Exception {
        assertThat(programs.at(People.STRANGER, BADGE).status()).isEqualTo(404);
        assertThat(programs.at(null, BADGE).status()).isEqualTo(403);
        assertThat(programs.call("POST", People.READER, BADGE).status()).isIn(404, 405);
    }
}
