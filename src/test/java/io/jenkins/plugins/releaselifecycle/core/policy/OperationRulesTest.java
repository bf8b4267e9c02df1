package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Families F and G: formal operation (§7) and retirement (§2). */
class OperationRulesTest {

    private static Asking change(Facts facts) {
        return ask(Gate.CHANGE, facts);
    }

    @Test
    void f1OperationsMonitorsTheApplication() {
        Facts facts = Journey.inFormalOperation();
        change(facts)
                .line(Requirement.F1)
                .unmet(
                        "Not confirmed by Operations: day-to-day operation taken over and monitored.",
                        "Operations: confirm “day-to-day operation taken over and monitored”.",
                        Role.OPERATIONS);
        facts.confirmed(ConfirmationSubject.OPERATION_MONITORED);
        change(facts)
                .line(Requirement.F1)
                .met("Confirmed by Operations: day-to-day operation taken over and monitored.");
    }

    @Test
    void f2DevelopmentNamesWhoSupportsTheApplication() {
        Facts facts = Journey.inFormalOperation().on("2026-07-01");
        change(facts)
                .line(Requirement.F2)
                .unmet(
                        "Nobody is named who supports the application and keeps its code.",
                        "Development: name somebody and say where the code is kept.",
                        Role.DEVELOPMENT);
        facts.supportNamed();
        change(facts).line(Requirement.F2).met("Named on 2026-07-01 09:00.").shownBy(facts.last());
    }

    @Test
    void f4ARightThatIsOutAfterItsEndBlocksDeploymentsAndAcceptance() {
        for (Gate gate : new Gate[] {Gate.CHANGE, Gate.ACCEPTANCE}) {
            Facts facts = gate == Gate.CHANGE ? Journey.mayBeChanged() : Journey.mayBeAccepted();
            ask(gate, facts)
                    .line(Requirement.F4)
                    .met("No temporary access is out.")
                    .shownBy();
            Instant end = Instant.parse("2026-09-01T18:00:00Z");
            facts.accessGranted("ACC-1", end);
            ask(gate, facts)
                    .at(end.minusNanos(1))
                    .line(Requirement.F4)
                    .met("Temporary access within its time: 1.")
                    .neverDue();
            ask(gate, facts)
                    .at(end)
                    .line(Requirement.F4)
                    .unmet(
                            "Temporary access ACC-1 of maintainer (database, read only) ended on 2026-09-01 18:00 "
                                    + "and was not taken back; supervised by watcher.",
                            "Operations: take back temporary access ACC-1 and record it.",
                            Role.OPERATIONS)
                    .overdueSince("2026-09-01T18:00:00Z")
                    .shownBy(facts.last());
            facts.accessRevoked("ACC-1");
            ask(gate, facts).at(end).line(Requirement.F4).met("No temporary access is out.");
        }
    }

    @Test
    void f4OnlyTheRightsThatAreOverdueAreTold() {
        Facts facts = Journey.mayBeChanged()
                .accessGranted("ACC-1", Instant.parse("2026-09-01T18:00:00Z"))
                .accessGranted("ACC-2", Instant.parse("2026-10-01T18:00:00Z"));
        change(facts)
                .at("2026-09-02T00:00:00Z")
                .line(Requirement.F4)
                .unmet(
                        "Temporary access ACC-1 of maintainer (database, read only) ended on 2026-09-01 18:00 "
                                + "and was not taken back; supervised by watcher.",
                        "Operations: take back temporary access ACC-1 and record it.",
                        Role.OPERATIONS);
        change(facts).line(Requirement.F4).met("Temporary access within its time: 2.");
    }

    @Test
    void f4ARightThatIsLentAgainUnderItsNameEndsNoLater() {
        Facts facts = Journey.mayBeChanged()
                .accessGranted("ACC-1", Instant.parse("2026-09-01T18:00:00Z"))
                .accessGranted("ACC-1", Instant.parse("2026-12-01T18:00:00Z"));
        change(facts).at("2026-09-01T18:00:00Z").line(Requirement.F4).overdueSince("2026-09-01T18:00:00Z");
    }

    @Test
    void g1ItAndBusinessDecideOnTheRetirement() {
        Facts facts = Journey.inFormalOperation().on("2026-12-01");
        assertThat(ask(Gate.RETIRE, facts).verdict().lines())
                .extracting(RequirementLine::requirement)
                .containsExactly(Requirement.STAGE, Requirement.BREAK_GLASS, Requirement.G1);
        ask(Gate.RETIRE, facts)
                .line(Requirement.G1)
                .unmet(
                        "Nobody has asked for “Retirement” of 1.4.0.",
                        "Ask for “Retirement” of 1.4.0.",
                        Role.DEVELOPMENT);
        facts.decided(Gate.RETIRE);
        ask(Gate.RETIRE, facts)
                .line(Requirement.G1)
                .met("Approved as IT department by it-lead on 2026-12-01 09:00. "
                        + "Approved as Business department by business-lead on 2026-12-01 09:00.");
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void g1RetiredEveryGateIsClosedForGoodAndTheRecordStaysReadable(Gate gate) {
        Facts facts = Journey.retired();
        EveryFact.others().forEach(fact -> facts.and(Role.IT, fact));
        Verdict verdict = ask(gate, facts).at("2099-01-01T00:00:00Z").verdict();
        assertThat(verdict.open()).isFalse();
        assertThat(verdict.lines()).hasSize(1);
        assertThat(verdict.ofSecurityTests().open()).isFalse();
        assertThat(verdict.ofSecurityTests().lines()).hasSize(1);
        ask(gate, facts)
                .line(Requirement.G1)
                .unmet(
                        "The application is retired: nothing is deployed or decided any more.",
                        "Nothing is to be done. A new system is an application of its own.");
        assertThat(facts.folded().name()).contains("retail/shop");
    }
}
