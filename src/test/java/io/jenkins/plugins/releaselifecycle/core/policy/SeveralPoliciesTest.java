package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An application that had other names is judged by their policies too: what one of them keeps closed is closed. */
class SeveralPoliciesTest {

    private static final Policy STRICTER = new PolicyDraft().retests(3).policy();
    private static final Policy WARNING = new PolicyDraft()
            .enforcement(Enforcement.startingOn(LocalDate.parse("2099-01-01")))
            .policy();

    private static Verdict under(Policy policy) {
        return ask(Gate.GO_LIVE, Journey.mayGoLive())
                .under(policy, Policy.SHIPPED)
                .verdict();
    }

    @Test
    void whatAnyKeepsClosedIsClosedWhateverTheirOrder() {
        Verdict open = under(Policy.SHIPPED);
        Verdict closed = under(STRICTER);
        assertThat(open.open()).isTrue();
        assertThat(closed.open()).isFalse();
        assertThat(Verdict.strictestOf(List.of(open, closed))).isSameAs(closed);
        assertThat(Verdict.strictestOf(List.of(closed, open))).isSameAs(closed);
        assertThat(Verdict.strictestOf(List.of(open))).isSameAs(open);
    }

    @Test
    void aPolicyThatWarnsLetsNothingThroughThatAnotherKeepsOut() {
        Facts unprepared = Facts.of("shop");
        Verdict warned = ask(Gate.INSTALL, unprepared).under(WARNING).verdict();
        Verdict closed = ask(Gate.INSTALL, unprepared).verdict();
        assertThat(warned.letsThrough()).isTrue();
        assertThat(Verdict.strictestOf(List.of(warned, closed)).letsThrough()).isFalse();
    }

    @Test
    void aWarningStaysClosedBesideAnOpenOne() {
        Verdict open = under(Policy.SHIPPED);
        Verdict warned = ask(Gate.INSTALL, Facts.of("shop")).under(WARNING).verdict();
        assertThat(Verdict.strictestOf(List.of(open, warned))).isSameAs(warned);
    }

    @Test
    void whatTimeAloneBringsIsTheAnswerOnlyWhereNothingElseIsMissingAnywhere() {
        DeploymentCalendar frozen = new DeploymentCalendar(
                List.of(new Freeze(
                        "year end", LocalDateTime.parse("2020-01-01T00:00"), LocalDateTime.parse("2099-01-01T00:00"))),
                BusinessHours.ALWAYS);
        Verdict frozenAlone = under(new PolicyDraft().calendar(frozen).policy());
        Verdict closed = under(STRICTER);
        assertThat(frozenAlone.isFrozenAlone()).isTrue();
        assertThat(Verdict.strictestOf(List.of(frozenAlone, closed))).isSameAs(closed);
        assertThat(Verdict.strictestOf(List.of(frozenAlone, under(Policy.SHIPPED))))
                .isSameAs(frozenAlone);
    }

    @Test
    void formerNamesCountUntilSomebodyMovesItWhoMayAssignPolicies() {
        Facts facts = Facts.of("shop").moved("shop", "retail/shop").moved("retail/shop", "lax/shop");
        assertThat(facts.folded().name()).contains("lax/shop");
        assertThat(facts.folded().formerNames()).containsExactly("shop", "retail/shop");
        facts.and(Role.IT, new ApplicationMoved("lax/shop", "lax/shop", NamesKept.EARLIER));
        assertThat(facts.folded().formerNames()).containsExactly("shop", "retail/shop");
        facts.and(Role.IT, new ApplicationMoved("lax/shop", "sales/shop", NamesKept.NONE));
        assertThat(facts.folded().name()).contains("sales/shop");
        assertThat(facts.folded().formerNames()).isEqualTo(Set.of());
    }
}
