package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy adds to a gate keeps it closed until it is there, and can always be had. */
class GateAdditionsTest {

    private static final Set<DocumentKind> ALL_DOCUMENTS = EnumSet.allOf(DocumentKind.class);

    private static Policy adding(Gate gate, Set<DocumentKind> documents, Requirement... requirements) {
        return new PolicyDraft()
                .additions(gate, new GateAdditions(documents, Set.of(requirements)))
                .policy();
    }

    private static Policy adding(Gate gate, Requirement... requirements) {
        return adding(gate, Set.of(), requirements);
    }

    private static Policy everythingAddedTo(Gate gate) {
        return adding(gate, ALL_DOCUMENTS, GateAdditions.possible().toArray(Requirement[]::new));
    }

    private static Facts inFormalOperation() {
        return Journey.inFormalOperation()
                .on("2026-08-03")
                .confirmed(ConfirmationSubject.OPERATION_MONITORED)
                .supportNamed();
    }

    private static Facts changedInTheTrialRun() {
        return Journey.handedOver().on("2026-05-04").version("1.5.0").changed(ChangeScope.MINOR, ScanKind.CODE_AUDIT);
    }

    /** Where each gate is asked, before anybody decides there. */
    private static Stream<Arguments> gates() {
        return Stream.of(
                Arguments.of(Gate.INSTALL, Journey.prepared()),
                Arguments.of(Gate.GO_LIVE, Journey.tested().on("2026-03-17")),
                Arguments.of(Gate.HANDOVER, Journey.observed()),
                Arguments.of(Gate.ACCEPTANCE, Journey.tried()),
                Arguments.of(Gate.CHANGE, changedInTheTrialRun()),
                Arguments.of(Gate.CHANGE, inFormalOperation().version("1.5.0")),
                Arguments.of(Gate.RETIRE, inFormalOperation()));
    }

    private static Facts everythingThere(Facts facts) {
        Journey.test(Journey.prepare(facts), 20)
                .documents(ALL_DOCUMENTS.toArray(DocumentKind[]::new))
                .confirmed(
                        ConfirmationSubject.OPERATING_RULES_FIXED,
                        ConfirmationSubject.OPERATING_DOCUMENTS_RECEIVED,
                        ConfirmationSubject.OPERATION_MONITORED);
        return facts.supportNamed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gates")
    void everyAdditionCanBeMetAtEveryGate(Gate gate, Facts facts) {
        Policy policy = everythingAddedTo(gate);
        everythingThere(facts).under(policy).decided(gate);

        Verdict verdict = ask(gate, facts).under(policy).verdict();

        assertThat(verdict.unmet()).isEmpty();
        assertThat(verdict.lines())
                .extracting(RequirementLine::requirement)
                .isSorted()
                .contains(Requirement.DOCUMENTS)
                .containsAll(GateAdditions.possible());
        assertThat(verdict.standings())
                .extracting(TestStanding::kind)
                .containsExactlyElementsOf(Policy.SHIPPED.external());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Gate.class)
    void whatIsAddedIsMissingWhereNothingIsOnRecord(Gate gate) {
        Verdict verdict =
                ask(gate, Facts.of("shop")).under(everythingAddedTo(gate)).verdict();

        EnumSet<Requirement> added = EnumSet.copyOf(GateAdditions.possible());
        added.add(Requirement.DOCUMENTS);
        added.removeAll(EnumSet.of(Requirement.B6, Requirement.C3, Requirement.F4));
        assertThat(verdict.missing()).containsAll(added);
        assertThat(verdict.open()).isFalse();
    }

    @Test
    void aMissingDocumentSaysWhichAndWhoWritesIt() {
        Policy policy = adding(Gate.GO_LIVE, Set.of(DocumentKind.SUPPORT_CONTACTS, DocumentKind.SERVICE_LEVEL));
        Facts facts = Journey.tested().on("2026-03-17").under(policy).decided(Gate.GO_LIVE);

        ask(Gate.GO_LIVE, facts)
                .under(policy)
                .line(Requirement.DOCUMENTS)
                .unmet(
                        "Not on record: support contacts. Not on record: service level.",
                        "Development: record with edition and place: support contacts."
                                + " Operations: record with edition and place: service level.",
                        Role.DEVELOPMENT,
                        Role.OPERATIONS);
        facts.documents(DocumentKind.SUPPORT_CONTACTS, DocumentKind.SERVICE_LEVEL);
        assertThat(ask(Gate.GO_LIVE, facts).under(policy).verdict().open()).isTrue();
    }

    @Test
    void securityTestsCanBeAskedForBeforeEveryChangeInFormalOperation() {
        Policy policy = adding(Gate.CHANGE, Requirement.C2, Requirement.C4, Requirement.C5);
        Facts facts = inFormalOperation()
                .version("1.5.0")
                .passed(TestEnvironment.TEST, TestAspect.FUNCTION)
                .under(policy)
                .decided(Gate.CHANGE);
        assertThat(ask(Gate.CHANGE, facts)
                        .under(Policy.SHIPPED, policy)
                        .verdict()
                        .open())
                .as("by the rule alone")
                .isTrue();

        Verdict closed = ask(Gate.CHANGE, facts).under(policy).verdict();
        assertThat(closed.missing()).containsExactly(Requirement.C2, Requirement.C4, Requirement.C5);
        facts.scanned(30, Policy.SHIPPED.external());
        assertThat(ask(Gate.CHANGE, facts).under(policy).verdict().open())
                .as("the tests of 1.4.0 came first, this is a retest")
                .isTrue();
    }

    @Test
    void inTheTrialRunTheyAreAskedForOfEveryKindAndNotOnlyOfWhatTheChangeTouches() {
        Facts facts = changedInTheTrialRun();
        List<ScanKind> touched = kindsOfC4(ask(Gate.CHANGE, facts));
        List<ScanKind> all = kindsOfC4(ask(Gate.CHANGE, facts).under(adding(Gate.CHANGE, Requirement.C4)));

        assertThat(touched).containsExactly(ScanKind.APPLICATION_VULNERABILITY_SCAN);
        assertThat(all).containsExactlyElementsOf(Policy.SHIPPED.external());
    }

    private static List<ScanKind> kindsOfC4(Asking asking) {
        return asking.verdict().lines().stream()
                .filter(line -> line.requirement() == Requirement.C4)
                .map(RequirementLine::kind)
                .toList();
    }

    @Test
    void oneGatesAdditionsAreNoOtherGates() {
        Policy policy = everythingAddedTo(Gate.RETIRE);
        Facts facts = Journey.prepared().under(policy).decided(Gate.INSTALL);

        assertThat(ask(Gate.INSTALL, facts).under(policy).verdict().open()).isTrue();
    }

    @Test
    void votesThatWereGivenBeforeSomethingWasAddedHoldNoMore() {
        Policy policy = adding(Gate.RETIRE, Set.of(DocumentKind.USER_REPORT));
        Facts facts = Journey.mayBeInstalled();

        assertThat(ask(Gate.INSTALL, facts)
                        .under(policy, Policy.SHIPPED)
                        .verdict()
                        .missing())
                .containsExactly(Requirement.A7);
        Facts under = Journey.prepared().under(policy).decided(Gate.INSTALL);
        assertThat(ask(Gate.INSTALL, under)
                        .under(Policy.SHIPPED, policy)
                        .verdict()
                        .open())
                .as("taken away again")
                .isTrue();
    }

    /** A waiver names no gate, and the documents are other ones at each. */
    @Test
    void addedDocumentsAreNotWaived() {
        assertThat(Requirement.allWaivable()).doesNotContain(Requirement.DOCUMENTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = Requirement.class,
            names = {"RECORD", "STAGE", "BREAK_GLASS", "CALENDAR", "DOCUMENTS", "A7", "B2", "D1", "D9", "E1", "F3", "G1"
            })
    void whatDependsOnAStageOrIsDecidedCannotBeAdded(Requirement requirement) {
        assertThatThrownBy(() -> adding(Gate.RETIRE, requirement))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("“requirements” names " + requirement.id() + ", which cannot be asked for");
    }

    @Test
    void whatAddsNothingIsTheSamePolicy() {
        Policy same = new PolicyDraft()
                .additions(Gate.INSTALL, new GateAdditions(Set.of(), Set.of()))
                .policy();

        assertThat(same).isEqualTo(Policy.SHIPPED);
        assertThat(same.digest()).isEqualTo(Policy.SHIPPED.digest());
        assertThat(adding(Gate.INSTALL, Requirement.F2).digest())
                .isNotEqualTo(Policy.SHIPPED.digest())
                .isNotEqualTo(adding(Gate.GO_LIVE, Requirement.F2).digest());
    }
}
