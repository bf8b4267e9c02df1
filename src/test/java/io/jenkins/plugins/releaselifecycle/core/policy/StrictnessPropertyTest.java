package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.story.AnyFacts;
import java.time.Instant;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What it means that one policy asks for more than another: it opens nothing that the other keeps closed. */
class StrictnessPropertyTest {

    /** The ways in which a policy asks for more than the rule. */
    enum Tightening {
        MORE_KINDS,
        MORE_RETESTS,
        LOWER_LIMITS,
        YOUNGER_REPORTS,
        SHORTER_TERMS,
        LONGER_RUNS,
        LOWER_FILING_LEVEL,
        MORE_VOTES,
        LATER_ROUNDS,
        FEWER_WAIVERS,
        NO_COMMITTERS,
        MORE_AT_GATES;

        static Policy applied(Set<Tightening> all, Exposure exposure) {
            boolean terms = all.contains(SHORTER_TERMS);
            boolean runs = all.contains(LONGER_RUNS);
            PolicyDraft draft = new PolicyDraft()
                    .exposure(exposure)
                    .retests(all.contains(MORE_RETESTS) ? 2 : 1)
                    .limits(
                            all.contains(LOWER_LIMITS)
                                    ? new SeverityLimits(0, 0, 0, 5, null, 0, 0)
                                    : SeverityLimits.SHIPPED)
                    .maxAge(all.contains(YOUNGER_REPORTS) ? Period.ofDays(60) : null)
                    .excludeCommitters(all.contains(NO_COMMITTERS))
                    .filingLevel(all.contains(LOWER_FILING_LEVEL) ? 1 : 2)
                    .periods(new Periods(
                            terms ? Period.ofDays(14) : Period.ofMonths(1),
                            Period.ofMonths(3),
                            runs ? Period.ofMonths(2) : Period.ofMonths(1),
                            runs ? Period.ofMonths(6) : Period.ofMonths(12),
                            runs ? Period.ofMonths(2) : Period.ofMonths(1),
                            terms ? Period.ofDays(14) : Period.ofMonths(1),
                            runs ? Period.ofMonths(2) : Period.ofMonths(1)));
            if (all.contains(MORE_KINDS)) {
                draft.external(EnumSet.allOf(ScanKind.class))
                        .internal(EnumSet.of(
                                ScanKind.SYSTEM_VULNERABILITY_SCAN,
                                ScanKind.APPLICATION_VULNERABILITY_SCAN,
                                ScanKind.CODE_AUDIT));
            }
            if (all.contains(MORE_AT_GATES)) {
                draft.additions(Gate.INSTALL, new GateAdditions(Set.of(), Set.of(Requirement.F4)))
                        .additions(
                                Gate.CHANGE,
                                new GateAdditions(
                                        Set.of(DocumentKind.BACKUP_PLAN), Set.of(Requirement.C4, Requirement.C5)));
            }
            if (all.contains(MORE_VOTES)) {
                draft.gate(Gate.INSTALL, Decision.by(DecidingRole.one(Role.IT), DecidingRole.one(Role.OPERATIONS)))
                        .gate(
                                Gate.RETIRE,
                                Decision.by(new DecidingRole(Role.IT, 2, 1), DecidingRole.one(Role.BUSINESS)));
            }
            if (all.contains(LATER_ROUNDS)) {
                draft.gate(Gate.CHANGE, Decision.by(DecidingRole.then(Role.IT), DecidingRole.one(Role.OPERATIONS)))
                        .gate(Gate.GO_LIVE, Decision.by(DecidingRole.one(Role.IT), DecidingRole.then(Role.BUSINESS)));
            }
            if (all.contains(FEWER_WAIVERS)) {
                draft.waivers(new WaiverTerms(
                        Decision.by(DecidingRole.one(Role.IT), DecidingRole.one(Role.BUSINESS)),
                        EnumSet.of(Requirement.B4, Requirement.C4, Requirement.D9)));
            }
            return draft.policy();
        }
    }

    @Provide
    Arbitrary<List<RecordedFact>> ledgers() {
        return AnyFacts.story(40);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyFacts.moment();
    }

    @Provide
    Arbitrary<Exposure> exposures() {
        return Arbitraries.of(Exposure.class);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPolicyAsksForMoreThanAnotherExactlyWhereItIsStricterInSomething(
            @ForAll Set<Tightening> some, @ForAll Set<Tightening> others) {
        Policy policy = Tightening.applied(some, Exposure.EXTERNAL);
        Policy other = Tightening.applied(others, Exposure.EXTERNAL);
        assertThat(Strictness.asksForMore(policy, other)).isEqualTo(!others.containsAll(some));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anExternalApplicationIsAskedForMore(@ForAll Set<Tightening> some) {
        Policy external = Tightening.applied(some, Exposure.EXTERNAL);
        Policy internal = Tightening.applied(some, Exposure.INTERNAL);
        assertThat(Strictness.asksForMore(external, internal)).isTrue();
        assertThat(Strictness.asksForMore(internal, external)).isFalse();
    }

    /**
     * The votes are given under the stricter policy; they hold under the laxer one, too. Requirement by requirement, so
     * that a gate that is closed by another one hides nothing. The testing term (B2) is left out: under a stricter policy
     * testing goes on for longer, and while it goes on within the term, only its results are missing.
     */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void whatALaxerPolicyKeepsClosedAStricterOneDoesNotOpen(
            @ForAll("ledgers") List<RecordedFact> facts,
            @ForAll("moments") Instant now,
            @ForAll Set<Tightening> some,
            @ForAll Set<Tightening> more,
            @ForAll("exposures") Exposure exposure) {
        Policy lax = Tightening.applied(some, exposure);
        EnumSet<Tightening> all = EnumSet.noneOf(Tightening.class);
        all.addAll(some);
        all.addAll(more);
        Policy strict = Tightening.applied(all, Exposure.EXTERNAL);
        Lifecycle lifecycle = Lifecycle.of(
                facts.stream().map(fact -> decidedUnder(strict, fact)).toList());
        for (Gate gate : Gate.values()) {
            for (String version : AnyFacts.VERSIONS) {
                Verdict laxly = verdict(gate, lifecycle, lax, version, now, List.of(strict));
                Verdict strictly = verdict(gate, lifecycle, strict, version, now, List.of());
                assertThat(strictly.open() && !laxly.open())
                        .as("%s of %s: %s", gate, version, laxly.unmet())
                        .isFalse();
                assertThat(laxly.unmet())
                        .filteredOn(unmet -> unmet.requirement() != Requirement.B2)
                        .allSatisfy(unmet -> assertThat(strictly.lines())
                                .filteredOn(line ->
                                        line.requirement() == unmet.requirement() && line.kind() == unmet.kind())
                                .noneMatch(line -> line.status() == RequirementStatus.MET
                                        || line.status() == RequirementStatus.WAIVED));
            }
        }
    }

    private static Verdict verdict(
            Gate gate, Lifecycle lifecycle, Policy policy, String version, Instant now, List<Policy> earlier) {
        Exposure exposure = policy.exposureOf(lifecycle.declaredExposure());
        return GateEvaluation.evaluate(new Question(
                gate, lifecycle, policy, exposure, new Version(version), now, earlier, digest -> EvidenceState.KEPT));
    }

    private static RecordedFact decidedUnder(Policy policy, RecordedFact recorded) {
        if (recorded.fact() instanceof VoteCast vote && vote.policy().equals(Policy.SHIPPED.digest())) {
            return new RecordedFact(
                    recorded.sequence(),
                    recorded.at(),
                    recorded.actor(),
                    new VoteCast(
                            vote.request(),
                            vote.role(),
                            vote.approved(),
                            vote.comment(),
                            vote.serious(),
                            policy.digest()));
        }
        return recorded;
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aVoteUnderALaxerPolicyDecidesNothingUnderAStricterOne(
            @ForAll("moments") Instant now, @ForAll Set<Tightening> some) {
        Policy strict = Tightening.applied(some, Exposure.EXTERNAL);
        Verdict verdict = verdict(
                Gate.INSTALL,
                Lifecycle.of(AnyFacts.applied()),
                strict,
                AnyFacts.VERSIONS.get(0),
                now,
                List.of(Policy.SHIPPED));
        assertThat(verdict.open()).isEqualTo(!Strictness.asksForMore(strict, Policy.SHIPPED));
    }
}
