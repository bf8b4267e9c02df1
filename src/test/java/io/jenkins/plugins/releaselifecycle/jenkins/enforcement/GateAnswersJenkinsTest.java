package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.pipeline;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.readyToInstall;
import static io.jenkins.plugins.releaselifecycle.jenkins.Applications.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The queue never waits for a record, and never lets a build go on an answer that may no longer be right. */
@WithJenkins
class GateAnswersJenkinsTest {

    private static final GateQuestion QUESTION = new GateQuestion("shop", "1", true);

    private final Deque<Runnable> background = new ArrayDeque<>();
    private long nanoseconds;
    private GateAnswers answers;
    private WorkflowJob shop;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        shop = pipeline(rule, "shop", "");
        readyToInstall(shop, "1");
        answers = GateAnswers.get();
        answers.background = background::add;
        answers.nanoseconds = () -> nanoseconds;
    }

    private void assertBeingAsked() {
        Optional<Message> why = answers.to(QUESTION);
        assertThat(why).hasValueSatisfying(held -> assertThat(Wording.of(held)).contains("its gate is being asked"));
    }

    private void look() {
        assertThat(background).hasSize(1);
        background.remove().run();
    }

    @Test
    void theFirstQuestionIsAskedOnceInTheBackground() {
        assertBeingAsked();
        assertBeingAsked();
        look();
        assertThat(answers.to(QUESTION)).isEmpty();
        assertThat(background).isEmpty();
    }

    @Test
    void anAnswerIsGoodForFiveSeconds() {
        assertBeingAsked();
        look();
        nanoseconds += Duration.ofSeconds(5).toNanos();
        assertThat(answers.to(QUESTION)).isEmpty();
        nanoseconds++;
        assertBeingAsked();
        look();
        assertThat(answers.to(QUESTION)).isEmpty();
    }

    @Test
    void anAnswerIsNoLongerGoodOnceAFactWasRecordedOrASettingSaved() {
        assertBeingAsked();
        look();
        record(shop, new Actor.User("li"), new ExposureDeclared(Exposure.EXTERNAL));
        assertBeingAsked();
        look();
        assertThat(answers.to(QUESTION)).isEmpty();

        ReleaseLifecycleConfiguration.get().save();
        assertBeingAsked();
    }

    @Test
    void whatWasClosedStaysClosedForItsReasonWhileItIsAskedAgain() {
        GateQuestion another = new GateQuestion("shop", "2", true);
        answers.to(another);
        look();
        String why = Wording.of(answers.to(another).orElseThrow());
        assertThat(why).contains("is closed for 2");
        nanoseconds += Duration.ofSeconds(6).toNanos();
        assertThat(Wording.of(answers.to(another).orElseThrow())).isEqualTo(why);
        assertThat(background).hasSize(1);
    }

    @Test
    void aQuestionThatNobodyAsksAnyMoreIsForgotten() {
        assertBeingAsked();
        look();
        nanoseconds += Duration.ofMinutes(2).toNanos();
        answers.to(new GateQuestion("shop", "2", true));
        look();
        assertBeingAsked();
    }
}
