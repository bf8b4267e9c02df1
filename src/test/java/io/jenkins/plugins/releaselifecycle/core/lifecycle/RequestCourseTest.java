package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse.How;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestCourseTest {

    private static RequestCourse course(Facts facts, Gate gate) {
        List<RecordedFact> all = facts.list();
        int made = 0;
        while (!(all.get(made).fact() instanceof RequestMade request) || request.gate() != gate) {
            made++;
        }
        return RequestCourse.of(all.subList(made, all.size()));
    }

    private static Facts requested() {
        return Journey.prepared().requested(Gate.INSTALL);
    }

    @Test
    void isOpenWhilePeopleVote() {
        RequestCourse course = course(requested().approved("install", Role.IT), Gate.INSTALL);

        assertThat(course.end()).isEmpty();
        assertThat(course.how()).isEmpty();
        assertThat(course.gate()).isEqualTo(Gate.INSTALL);
        assertThat(course.id().text()).isEqualTo("install");
        assertThat(course.votes()).extracting(vote -> vote.actor()).containsExactly(Facts.person(Role.IT));
    }

    @Test
    void aVoteThatWasTakenBackIsNone() {
        Facts facts = requested()
                .approved("install", Role.IT, Facts.user("anna"))
                .approved("install", Role.IT, Facts.user("berta"))
                .tookVoteBack("install", Facts.user("anna"));

        assertThat(course(facts, Gate.INSTALL).votes())
                .extracting(vote -> vote.actor())
                .containsExactly(Facts.user("berta"));
    }

    @Test
    void tellsHowItEnded() {
        assertThat(course(requested().rejected("install", Role.IT), Gate.INSTALL)
                        .how())
                .contains(How.REJECTED);
        assertThat(course(requested().withdrewRequest("install"), Gate.INSTALL).how())
                .contains(How.WITHDRAWN);
        assertThat(course(requested().expired("install"), Gate.INSTALL).how()).contains(How.EXPIRED);
        assertThat(course(requested().requested("again", Gate.INSTALL, null), Gate.INSTALL)
                        .how())
                .contains(How.REPLACED);
        assertThat(course(requested().requested("install", Gate.RETIRE, null), Gate.INSTALL)
                        .how())
                .contains(How.REPLACED);
    }

    @Test
    void aDeploymentThatBeganBeforeItWasAskedForDoesNotConcludeIt() {
        Facts facts = Journey.prepared().decided(Gate.INSTALL).deploymentStarted(Gate.INSTALL);
        long started = facts.last();
        facts.withdrewRequest("install").requested("again", Gate.INSTALL, null);
        long made = facts.last();
        facts.deploymentFinished(Gate.INSTALL, started, DeploymentOutcome.SUCCEEDED);

        assertThat(RequestCourse.of(facts.list().subList((int) made - 1, (int) facts.last()))
                        .how())
                .isEmpty();
    }

    @Test
    void aDeploymentThroughTheClosedGateDoesNotConcludeIt() {
        Facts facts =
                requested().brokeGlass(Gate.INSTALL, Facts.person(Role.IT)).deployed(Gate.INSTALL);

        assertThat(course(facts, Gate.INSTALL).how()).isEmpty();
        assertThat(course(facts.deployed(Gate.INSTALL), Gate.INSTALL).how()).contains(How.CONCLUDED);
    }

    @Test
    void aDeploymentOfATrialApplicationThatHasEndedDoesNotConcludeIt() {
        Facts facts = Journey.mayGoLive().deploymentStarted(Gate.GO_LIVE);
        long started = facts.last();
        facts.changed(ChangeScope.MAJOR).deploymentFinished(Gate.GO_LIVE, started, DeploymentOutcome.SUCCEEDED);

        assertThat(course(facts, Gate.GO_LIVE).how()).isEmpty();
    }

    @Test
    void whatComesAfterTheEndChangesNothing() {
        RequestCourse course =
                course(requested().rejected("install", Role.IT).withdrewRequest("install"), Gate.INSTALL);

        assertThat(course.how()).contains(How.REJECTED);
        assertThat(course.votes()).hasSize(1);
    }

    @Test
    void whatOtherRequestsGoThroughIsNotItsOwn() {
        Facts facts = requested()
                .requested("other", Gate.RETIRE, null)
                .approved("other", Role.IT)
                .withdrewRequest("other");

        RequestCourse course = course(facts, Gate.INSTALL);
        assertThat(course.votes()).isEmpty();
        assertThat(course.end()).isEmpty();
    }

    @Test
    void aConclusionEndsTheRequestOfItsGateAlone() {
        Facts facts =
                Journey.prepared().requested(Gate.RETIRE).voted(Gate.RETIRE).retired();

        RequestCourse course = course(facts, Gate.RETIRE);
        assertThat(course.how()).contains(How.CONCLUDED);
        assertThat(course.votes()).isNotEmpty();
        assertThat(course(requested().retired(), Gate.INSTALL).end()).isEmpty();
    }

    @Test
    void factsThatDoNotBeginWithARequestAreRefused() {
        assertThatThrownBy(() -> RequestCourse.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestCourse.of(Facts.of("shop").list()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
