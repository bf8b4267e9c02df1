package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.TermsProposed;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IT and BUSINESS confirm the trial run that is proposed, or propose another one (D1). */
class ProposedTermsTest {

    private static Facts asked() {
        return Journey.tested().on("2026-03-17").requested(Gate.GO_LIVE);
    }

    private static Facts proposing(Facts facts, Actor actor, String length) {
        return facts.and(actor, new TermsProposed(new Reference("go-live"), facts.terms(length, "P2M")));
    }

    private static Asking.Line d1(Facts facts) {
        return ask(Gate.GO_LIVE, facts).line(Requirement.D1);
    }

    @Test
    void whatWasApprovedWithOtherTermsIsVoidAndEverybodyDecidesAnew() {
        Facts facts = asked().approved("go-live", Role.IT);
        proposing(facts, Facts.person(Role.BUSINESS), "P6M");
        d1(facts)
                .unmet(
                        "Approvals by IT department: 0 of 1. Approvals by Business department: 0 of 1.",
                        "IT department: decide on “Go live” of 1.4.0."
                                + " Business department: decide on “Go live” of 1.4.0.",
                        Role.IT,
                        Role.BUSINESS);
        facts.approved("go-live", Role.IT).approved("go-live", Role.BUSINESS);
        assertThat(d1(facts).reason()).endsWith("Fixed: start 2026-03-17, length P6M.");
        assertThat(ask(Gate.GO_LIVE, facts).verdict().open()).isTrue();
    }

    @Test
    void theApprovalsOfTheOtherTermsAreNoneOfWhatTheBuildIsTold() {
        Facts facts = asked().approved("go-live", Role.IT);
        proposing(facts, Facts.person(Role.BUSINESS), "P6M").approved("go-live", Role.BUSINESS);
        List<RecordedFact> since = facts.list().stream()
                .dropWhile(fact -> !(fact.fact() instanceof RequestMade made) || made.gate() != Gate.GO_LIVE)
                .toList();
        assertThat(RequestCourse.of(since).votes())
                .extracting(vote -> vote.actor().shown())
                .containsExactly("business-lead");
    }

    @Test
    void aBuildProposesNothingAndNobodyDoesOnceItHasEnded() {
        Facts byABuild = asked().approved("go-live", Role.IT);
        proposing(byABuild, Facts.build(9), "P6M").approved("go-live", Role.BUSINESS);
        assertThat(d1(byABuild).reason()).contains("length P3M");

        Facts rejected = asked().rejected("go-live", Role.IT);
        proposing(rejected, Facts.person(Role.BUSINESS), "P6M");
        assertThat(d1(rejected).reason()).startsWith("it-lead rejected the request");
    }

    @ParameterizedTest
    @CsvSource({
        "go-live, P6M, P1M, ",
        "go-live, P3M, P1M, Request go-live proposes just this already: approve it.",
        "go-live, P2Y, P1M, 'The trial run is to last P2Y; the policy allows P1M to P12M.'",
        "other, P6M, P1M, There is no request other that could be decided."
    })
    void onlyWhatThePolicyAllowsIsProposed(String request, String length, String observation, String refusal) {
        Facts facts = asked();
        TermsProposed proposed = new TermsProposed(new Reference(request), facts.terms(length, observation));
        Optional<Message> why =
                Admission.refusal(proposed, "business-lead", facts.folded(), Policy.SHIPPED, facts.now());
        assertThat(why.map(message -> message.in(Locale.ENGLISH, ZoneOffset.UTC))
                        .orElse(null))
                .satisfies(said -> {
                    if (refusal == null) {
                        assertThat(said).isNull();
                    } else {
                        assertThat(said).startsWith(refusal);
                    }
                });
    }

    @Test
    void otherGatesHaveNoTrialRun() {
        Facts facts = Journey.prepared().requested(Gate.INSTALL);
        TermsProposed proposed = new TermsProposed(new Reference("install"), facts.terms("P6M", "P2M"));
        assertThat(Admission.refusal(proposed, "it-lead", facts.folded(), Policy.SHIPPED, facts.now()))
                .map(message -> message.in(Locale.ENGLISH, ZoneOffset.UTC))
                .contains("Request install proposes no trial run: only one at “Go live” does.");
    }
}
