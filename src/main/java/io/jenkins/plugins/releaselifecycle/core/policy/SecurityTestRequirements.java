package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine.met;
import static io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine.notApplicable;
import static io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine.unmet;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Family C: the security tests before going live (§4.3). */
final class SecurityTestRequirements {

    private static final Set<ScanKind> BOTH =
            EnumSet.of(ScanKind.SYSTEM_VULNERABILITY_SCAN, ScanKind.APPLICATION_VULNERABILITY_SCAN);

    private final Terms terms;
    private final Version version;
    private final List<TestStanding> standings;

    SecurityTestRequirements(Terms terms, Version version, List<TestStanding> standings) {
        this.terms = terms;
        this.version = version;
        this.standings = standings;
    }

    List<RequirementLine> lines() {
        List<RequirementLine> lines = new ArrayList<>();
        lines.add(systemAndApplicationBothTested());
        boolean external = terms.exposure() == Exposure.EXTERNAL;
        if (external) {
            standings.forEach(standing -> lines.add(testedForThisVersion(Requirement.C2, standing)));
            lines.add(notApplicable(Requirement.C3, message("c3.not-applicable")));
        } else {
            lines.add(notApplicable(Requirement.C2, message("c2.not-applicable")));
            standings.forEach(standing -> lines.add(testedForThisVersion(Requirement.C3, standing)));
        }
        standings.forEach(standing -> lines.add(retestedAfterTheFirstTest(standing)));
        standings.forEach(standing -> lines.add(speaksForWhatGoesLive(standing)));
        return lines;
    }

    private RequirementLine systemAndApplicationBothTested() {
        List<TestStanding> missing = standings.stream()
                .filter(standing -> BOTH.contains(standing.kind()))
                .filter(standing -> standing.latest().isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return met(Requirement.C1, null, message("c1.met", version.text()));
        }
        Message kinds =
                all(missing.stream().map(standing -> standing.kind().label()).toList());
        return unmet(
                Requirement.C1,
                null,
                message("c1.unmet", kinds, version.text()),
                message("remedy.test-both", kinds, version.text()));
    }

    private RequirementLine testedForThisVersion(Requirement requirement, TestStanding standing) {
        if (standing.latest().isPresent()) {
            SecurityTest test = standing.latest().get();
            return met(
                    requirement,
                    standing.kind(),
                    message("kind.tested", version.text(), test.actor().shown(), test.at()),
                    test);
        }
        if (standing.first().isPresent()) {
            SecurityTest other = standing.first().get();
            return unmet(
                    requirement,
                    standing.kind(),
                    message(
                            "kind.tested-another-version",
                            version.text(),
                            other.version().text(),
                            other.actor().shown()),
                    record(standing),
                    other);
        }
        return unmet(requirement, standing.kind(), message("kind.never-tested", terms.exposure()), record(standing));
    }

    private RequirementLine retestedAfterTheFirstTest(TestStanding standing) {
        if (standing.first().isEmpty()) {
            return unmet(Requirement.C4, standing.kind(), message("c4.no-first-test"), recordTwice(standing));
        }
        SecurityTest first = standing.first().get();
        if (standing.latest().isEmpty()) {
            return unmet(
                    Requirement.C4,
                    standing.kind(),
                    message(
                            "c4.not-for-this-version",
                            version.text(),
                            first.actor().shown(),
                            first.at(),
                            first.version().text()),
                    record(standing),
                    first);
        }
        if (standing.retests() == 0) {
            return unmet(
                    Requirement.C4,
                    standing.kind(),
                    message(
                            "c4.no-retest",
                            version.text(),
                            first.actor().shown(),
                            first.at(),
                            standing.notARetest().orElseThrow()),
                    recordAgain(standing),
                    first);
        }
        if (standing.retests() < terms.retests()) {
            return unmet(
                    Requirement.C4,
                    standing.kind(),
                    message("c4.too-few", standing.retests(), terms.retests()),
                    recordAgain(standing),
                    first);
        }
        return met(
                Requirement.C4,
                standing.kind(),
                message("c4.met", first.actor().shown(), first.at(), standing.retests()),
                first);
    }

    private RequirementLine speaksForWhatGoesLive(TestStanding standing) {
        if (standing.latest().isEmpty()) {
            return unmet(Requirement.C5, standing.kind(), message("c5.not-tested", version.text()), record(standing));
        }
        SecurityTest latest = standing.latest().get();
        if (!standing.exceeded().isEmpty()) {
            return unmet(
                    Requirement.C5,
                    standing.kind(),
                    message("c5.exceeded", latest.actor().shown(), all(standing.exceeded())),
                    message(
                            "remedy.fix-and-retest",
                            standing.kind(),
                            version.text(),
                            standing.kind().id()),
                    latest);
        }
        if (standing.notARetest().isPresent()) {
            return unmet(Requirement.C5, standing.kind(), standing.notARetest().get(), recordAgain(standing), latest);
        }
        return met(
                Requirement.C5,
                standing.kind(),
                message("c5.met", version.text(), latest.actor().shown(), latest.at()),
                latest);
    }

    private static Message all(List<Message> messages) {
        return messages.stream()
                .reduce((some, next) -> message("and", some, next))
                .orElseThrow();
    }

    private Message record(TestStanding standing) {
        return message(
                "remedy.test", standing.kind(), version.text(), standing.kind().id());
    }

    private Message recordTwice(TestStanding standing) {
        return message(
                "remedy.test-twice",
                standing.kind(),
                version.text(),
                standing.kind().id());
    }

    private Message recordAgain(TestStanding standing) {
        return message(
                "remedy.retest",
                standing.kind(),
                version.text(),
                standing.kind().id());
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(SecurityTestRequirements.class, key, arguments);
    }
}
