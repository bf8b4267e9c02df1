package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of security test stands for one version.
 *
 * <p>The latest test of the version decides. Whether it counts as a retest is for {@link TestRounds} to say.
 *
 * @param first the first test of this kind, of whichever version
 * @param latest the test of this version that decides
 * @param retests how many tests up to {@code latest} count as retests
 * @param notARetest why {@code latest} does not count as one
 * @param exceeded the limits that {@code latest} exceeds
 */
public record TestStanding(
        ScanKind kind,
        Optional<SecurityTest> first,
        Optional<SecurityTest> latest,
        int retests,
        Optional<Message> notARetest,
        List<Message> exceeded) {

    static TestStanding of(Lifecycle lifecycle, ScanKind kind, Version version, SeverityLimits limits) {
        Optional<SecurityTest> first = Optional.empty();
        Optional<TestRounds.Round> decisive = Optional.empty();
        int retests = 0;
        int retestsUpToDecisive = 0;
        for (TestRounds.Round round : TestRounds.of(lifecycle.tests(kind))) {
            if (first.isEmpty()) {
                first = Optional.of(round.test());
            }
            if (round.notARetest().isEmpty()) {
                retests++;
            }
            if (round.test().version().equals(version)) {
                decisive = Optional.of(round);
                retestsUpToDecisive = retests;
            }
        }
        return new TestStanding(
                kind,
                first,
                decisive.map(TestRounds.Round::test),
                retestsUpToDecisive,
                decisive.flatMap(TestRounds.Round::notARetest),
                decisive.map(round -> limits.exceededBy(round.test())).orElse(List.of()));
    }

    /** The test of this version that counts as a retest, if the decisive one does. */
    public Optional<SecurityTest> retest() {
        return notARetest.isPresent() ? Optional.empty() : latest;
    }
}
