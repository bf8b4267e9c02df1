package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of security test stands for one version.
 *
 * <p>The latest test of the version decides. It counts as a retest when an earlier test exists, recorded by another
 * build, and when its reports are its own: none of them was part of an earlier test, none was made before an earlier
 * one (C5). A test that repeats the reports of the one before it is that test told twice and is left out.
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
        List<SecurityTest> tests = withoutRepetitions(lifecycle.tests(kind));
        int decisive = -1;
        int retests = 0;
        int retestsUpToDecisive = 0;
        for (int i = 0; i < tests.size(); i++) {
            if (whyNotARetest(tests.subList(0, i), tests.get(i)).isEmpty()) {
                retests++;
            }
            if (tests.get(i).version().equals(version)) {
                decisive = i;
                retestsUpToDecisive = retests;
            }
        }
        if (decisive < 0) {
            return new TestStanding(kind, tests.stream().findFirst(), Optional.empty(), 0, Optional.empty(), List.of());
        }
        SecurityTest latest = tests.get(decisive);
        return new TestStanding(
                kind,
                Optional.of(tests.get(0)),
                Optional.of(latest),
                retestsUpToDecisive,
                whyNotARetest(tests.subList(0, decisive), latest),
                limits.exceededBy(latest));
    }

    /** The test of this version that counts as a retest, if the decisive one does. */
    public Optional<SecurityTest> retest() {
        return notARetest.isPresent() ? Optional.empty() : latest;
    }

    private static List<SecurityTest> withoutRepetitions(List<SecurityTest> tests) {
        List<SecurityTest> told = new ArrayList<>();
        for (SecurityTest test : tests) {
            if (told.isEmpty() || !repeats(told.get(told.size() - 1), test)) {
                told.add(test);
            }
        }
        return told;
    }

    private static boolean repeats(SecurityTest before, SecurityTest test) {
        return before.version().equals(test.version()) && before.digests().equals(test.digests());
    }

    private static Optional<Message> whyNotARetest(List<SecurityTest> earlier, SecurityTest test) {
        if (earlier.isEmpty()) {
            return Optional.of(Message.of(TestStanding.class, "retest.none-before"));
        }
        for (SecurityTest other : earlier) {
            if (other.digests().stream().anyMatch(test.digests()::contains)) {
                return Optional.of(Message.of(
                        TestStanding.class,
                        "retest.same-report",
                        test.actor().shown(),
                        other.actor().shown(),
                        other.version().text()));
            }
        }
        if (earlier.stream().allMatch(test::sameBuildAs)) {
            return Optional.of(Message.of(
                    TestStanding.class, "retest.same-build", test.actor().shown()));
        }
        for (SecurityTest other : earlier) {
            Optional<Instant> made = test.earliestReport();
            Optional<Instant> otherMade = other.latestReport();
            if (made.isPresent() && otherMade.isPresent() && made.get().isBefore(otherMade.get())) {
                return Optional.of(Message.of(
                        TestStanding.class,
                        "retest.older-report",
                        test.actor().shown(),
                        made.get(),
                        other.actor().shown(),
                        otherMade.get()));
            }
        }
        return Optional.empty();
    }
}
