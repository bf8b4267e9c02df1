package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Family C: the security tests before going live (§4.3). */
final class SecurityTestRules {

    /** All requirements of the family. */
    static final Set<Requirement> FAMILY =
            EnumSet.of(Requirement.C1, Requirement.C2, Requirement.C3, Requirement.C4, Requirement.C5);

    private static final Set<ScanKind> BOTH =
            EnumSet.of(ScanKind.SYSTEM_VULNERABILITY_SCAN, ScanKind.APPLICATION_VULNERABILITY_SCAN);

    private final Question question;
    private final String version;

    private SecurityTestRules(Question question) {
        this.question = question;
        this.version = question.version().text();
    }

    /** How each of these kinds stands, in the rule's order. */
    static List<TestStanding> standings(Question question, Set<ScanKind> kinds) {
        return kinds.stream().map(kind -> TestStanding.of(question, kind)).toList();
    }

    /** C1 */
    static RequirementLine systemAndApplicationAreBothTested(Question question, List<TestStanding> standings) {
        return new SecurityTestRules(question).bothTested(standings);
    }

    /** C2, a line for each kind. */
    static List<RequirementLine> externalApplicationHasItsTests(Question question, List<TestStanding> standings) {
        return new SecurityTestRules(question).tests(Requirement.C2, Exposure.EXTERNAL, standings);
    }

    /** C3, a line for each kind. */
    static List<RequirementLine> internalApplicationHasItsTests(Question question, List<TestStanding> standings) {
        return new SecurityTestRules(question).tests(Requirement.C3, Exposure.INTERNAL, standings);
    }

    /** C4, a line for each kind. */
    static List<RequirementLine> retestFollowsTheFirstTest(Question question, List<TestStanding> standings) {
        SecurityTestRules rules = new SecurityTestRules(question);
        return standings.stream().map(rules::retested).toList();
    }

    /** C5, a line for each kind. */
    static List<RequirementLine> testsSpeakForWhatGoesLive(Question question, List<TestStanding> standings) {
        SecurityTestRules rules = new SecurityTestRules(question);
        return standings.stream().map(rules::speaks).toList();
    }

    private RequirementLine bothTested(List<TestStanding> standings) {
        Finding finding = new Finding(Requirement.C1);
        List<Message> missing = standings.stream()
                .filter(standing -> BOTH.contains(standing.kind()))
                .filter(standing -> standing.latest().isEmpty())
                .map(standing -> standing.kind().label())
                .toList();
        if (missing.isEmpty()) {
            return finding.met(message("c1.met", version)).line();
        }
        Message kinds = Message.list(missing);
        return finding.missing(
                        message("c1.unmet", kinds, version),
                        message("remedy.test-both", kinds, version),
                        Role.DEVELOPMENT)
                .line();
    }

    private List<RequirementLine> tests(Requirement requirement, Exposure exposure, List<TestStanding> standings) {
        if (question.exposure() != exposure) {
            String key = exposure == Exposure.EXTERNAL ? "c2.not-applicable" : "c3.not-applicable";
            return List.of(Finding.notApplicable(requirement, message(key)));
        }
        return standings.stream().map(standing -> tested(requirement, standing)).toList();
    }

    private RequirementLine tested(Requirement requirement, TestStanding standing) {
        Finding finding = new Finding(requirement, standing.kind());
        if (standing.latest().isEmpty() && standing.lost().isPresent()) {
            missing(finding, standing.lost().get(), "remedy.restore-or-test", standing);
        } else if (standing.latest().isPresent()) {
            SecurityTest test = standing.latest().get();
            finding.met(message("kind.tested", version, test.actor().shown(), test.at()), test.evidence());
        } else if (standing.first().isPresent()) {
            SecurityTest other = standing.first().get();
            missing(
                    finding.shownBy(other.evidence()),
                    message(
                            "kind.tested-another-version",
                            version,
                            other.version().text(),
                            other.actor().shown()),
                    "remedy.test",
                    standing);
        } else {
            missing(finding, message("kind.never-tested", question.exposure()), "remedy.test", standing);
        }
        return finding.line();
    }

    private RequirementLine retested(TestStanding standing) {
        Finding finding = new Finding(Requirement.C4, standing.kind());
        if (standing.lost().isPresent()) {
            return missing(finding, standing.lost().get(), "remedy.restore-or-test", standing)
                    .line();
        }
        if (standing.first().isEmpty()) {
            return missing(finding, message("c4.no-first-test"), "remedy.test-twice", standing)
                    .line();
        }
        SecurityTest first = standing.first().get();
        finding.shownBy(first.evidence());
        String actor = first.actor().shown();
        if (standing.latest().isEmpty()) {
            Message why = message(
                    "c4.not-for-this-version",
                    version,
                    actor,
                    first.at(),
                    first.version().text());
            missing(finding, why, "remedy.test", standing);
        } else if (standing.retests() == 0) {
            Message why = message(
                    "c4.no-retest",
                    version,
                    actor,
                    first.at(),
                    standing.notARetest().orElseThrow());
            missing(finding, why, "remedy.retest", standing);
        } else if (standing.retests() < question.policy().retests()) {
            Message why =
                    message("c4.too-few", standing.retests(), question.policy().retests());
            missing(finding, why, "remedy.retest", standing);
        } else {
            finding.met(message("c4.met", actor, first.at(), standing.retests()));
        }
        return finding.line();
    }

    private RequirementLine speaks(TestStanding standing) {
        Finding finding = new Finding(Requirement.C5, standing.kind());
        if (standing.latest().isEmpty() && standing.lost().isPresent()) {
            return missing(finding, standing.lost().get(), "remedy.restore-or-test", standing)
                    .line();
        }
        if (standing.latest().isEmpty()) {
            return missing(finding, message("c5.not-tested", version), "remedy.test", standing)
                    .line();
        }
        SecurityTest latest = standing.latest().get();
        finding.shownBy(latest.evidence());
        if (!standing.exceeded().isEmpty()) {
            missing(
                    finding,
                    message("c5.exceeded", latest.actor().shown(), Message.list(standing.exceeded())),
                    "remedy.fix-and-retest",
                    standing);
        }
        standing.notARetest().ifPresent(why -> missing(finding, why, "remedy.retest", standing));
        standing.outdated().ifPresent(why -> missing(finding, why, "remedy.retest", standing));
        return finding.met(message("c5.met", version, latest.actor().shown(), latest.at()))
                .line();
    }

    private Finding missing(Finding finding, Message reason, String remedy, TestStanding standing) {
        return finding.missing(
                reason,
                message(remedy, standing.kind(), version, standing.kind().id()),
                Role.DEVELOPMENT);
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(SecurityTestRules.class, key, arguments);
    }
}
