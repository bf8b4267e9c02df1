package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateEvaluationTest {

    private static String english(Message message) {
        return message.in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void aFactThatIsNotUnderstoodClosesEveryGateAndIsNamed(Gate gate) {
        Facts facts = Journey.mayBeRetired().and(Role.IT, new LedgerFact.NotUnderstood("waiver-granted", 2));
        Verdict verdict = ask(gate, facts).verdict();
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.lines()).hasSize(1);
        assertThat(verdict.standings()).isEmpty();
        ask(gate, facts)
                .line(Requirement.RECORD)
                .unmet(
                        "The record holds a fact that this version of Release Lifecycle does not understand: "
                                + "waiver-granted, schema 2.",
                        "Update Release Lifecycle to the version that wrote it, or a later one.");
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void nothingOnRecordOpensNothing(Gate gate) {
        Verdict verdict =
                GateEvaluation.evaluate(gate, Lifecycle.empty(), Policy.SHIPPED, new Version("1.0"), Facts.START);
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.unmet()).allSatisfy(line -> {
            assertThat(english(line.reason())).isNotBlank();
            assertThat(line.whatToDo()).isPresent();
        });
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void theSameQuestionHasTheSameAnswer(Gate gate) {
        assertThat(ask(gate, Journey.mayBeChanged()).verdict())
                .isEqualTo(ask(gate, Journey.mayBeChanged()).verdict());
    }

    @Test
    void aRecordThatCannotBeReadIsClosed() {
        Question question = ask(Gate.GO_LIVE, Journey.mayGoLive()).question();
        Message reason = Message.of(GateEvaluation.class, "question.moment", "the disk");
        Message remedy = Message.of(GateEvaluation.class, "remedy.update-product");
        Verdict verdict = GateEvaluation.unreadable(question, reason, remedy);
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.lines()).singleElement().satisfies(line -> {
            assertThat(line.requirement()).isEqualTo(Requirement.RECORD);
            assertThat(line.reason()).isEqualTo(reason);
            assertThat(line.whatToDo()).contains(remedy);
        });
    }

    @Test
    void theAnswerTellsWhatWasAsked() {
        Verdict verdict = ask(Gate.GO_LIVE, Journey.mayGoLive()).verdict();
        assertThat(verdict.gate()).isEqualTo(Gate.GO_LIVE);
        assertThat(verdict.version()).isEqualTo(new Version("1.4.0"));
        assertThat(verdict.stage()).isEqualTo(Stage.TRIAL_TESTING);
        assertThat(verdict.at()).isEqualTo(Journey.mayGoLive().now());
        assertThat(verdict.policy()).isEqualTo(Policy.SHIPPED.digest());
        assertThat(verdict.exposure()).isEqualTo(Exposure.EXTERNAL);
        assertThat(verdict.status()).isEqualTo("OPEN");
        assertThat(english(verdict.summary()))
                .isEqualTo("Go live is open for 1.4.0: all requirements are met, or waived");
        assertThat(verdict.standings()).hasSize(4).allMatch(TestStanding::passed);
        Verdict closed = ask(Gate.GO_LIVE, Journey.installed()).verdict();
        assertThat(closed.status()).isEqualTo("CLOSED");
        assertThat(english(closed.summary()))
                .as("C2, C4 and C5 are one requirement each, however many kinds lack")
                .isEqualTo("Go live is closed for 1.4.0, requirements not met: 9");
        assertThat(closed.standings()).hasSize(4).noneMatch(TestStanding::passed);
    }

    @Test
    void whatOnlySecurityTestsSayIsAPartOfTheAnswer() {
        Verdict verdict = ask(Gate.GO_LIVE, Journey.installed()).verdict().ofSecurityTests();
        assertThat(verdict.lines())
                .extracting(RequirementLine::requirement)
                .containsOnly(Requirement.C1, Requirement.C2, Requirement.C3, Requirement.C4, Requirement.C5);
        assertThat(verdict.standings()).hasSize(4);
        Verdict handover = ask(Gate.HANDOVER, Journey.inTrialRun()).verdict();
        assertThat(handover.ofSecurityTests().lines()).isEqualTo(handover.lines());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1969-12-31T23:59:59.999999999Z", "9999-12-30T00:00:00.000000001Z", "+10000-01-01T00:00:00Z"})
    void aMomentOutOfTheCalendarIsRefused(String moment) {
        assertThatThrownBy(() -> ask(Gate.RETIRE, Facts.of("shop")).at(moment).question())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(Instant.parse(moment)
                        + " is not a moment that a gate can be asked for: the year has to be between 1970 and 9999.");
    }

    @Test
    void theFirstAndTheLastMomentHaveAnAnswer() {
        for (String moment : List.of("1970-01-01T00:00:00Z", "9999-12-30T00:00:00Z")) {
            for (Gate gate : Gate.values()) {
                assertThat(ask(gate, Journey.mayBeChanged())
                                .at(moment)
                                .verdict()
                                .lines())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void requirementsAreKnownByTheirIdsAndClauses() {
        for (Requirement requirement : Requirement.values()) {
            assertThat(Requirement.of(requirement.id())).contains(requirement);
        }
        assertThat(Requirement.of("H1")).isEmpty();
        assertThat(Requirement.C4.clause()).isEqualTo("4.3");
        assertThat(Requirement.RECORD.clause()).isEmpty();
        assertThat(RequirementStatus.NOT_APPLICABLE.id()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void aLineTellsItsKindWhereItHasOne() {
        Verdict verdict = ask(Gate.GO_LIVE, Journey.mayGoLive()).verdict();
        assertThat(verdict.lines())
                .filteredOn(line -> line.about().isPresent())
                .extracting(RequirementLine::requirement)
                .containsOnly(Requirement.C2, Requirement.C4, Requirement.C5)
                .hasSize(12);
    }

    @Test
    void whereSeveralMomentsCanBeThePresentOneTheGateIsOpenOnlyIfItIsOpenAtEach() {
        Question now = ask(Gate.HANDOVER, Journey.mayBeHandedOver()).question();
        Instant alsoOver = now.now().plusSeconds(60);
        Instant beforeTheObservationWasOver = now.now().minus(Duration.ofDays(30));
        assertThat(GateEvaluation.evaluate(now).open()).isTrue();
        assertThat(GateEvaluation.evaluate(now, List.of(alsoOver)).open()).isTrue();
        Verdict verdict = GateEvaluation.evaluate(now, List.of(alsoOver, beforeTheObservationWasOver));
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.unmet().get(0).requirement()).isEqualTo(Requirement.RECORD);
        assertThat(verdict.unmet()).hasSizeGreaterThan(1);
        assertThat(verdict.unmet().get(0).reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .contains("because the clock of the controller was moved");
    }
}
