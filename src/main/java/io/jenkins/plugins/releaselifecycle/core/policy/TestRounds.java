package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tests of one kind as rounds, and which of them are retests (C4, C5).
 *
 * <p>Whatever one build recorded for one version is one test, with all its reports: neither can a clean report hide a
 * dirty one beside it, nor can one build test twice. A test counts as a retest when a test came before it, when no
 * earlier test is of the same build, when none of its reports was part of an earlier test, and when all of its reports
 * were made after those of every earlier test. A test that repeats the one before it, word for word, is left out.
 */
final class TestRounds {

    /** How much earlier than its recording an undated report is taken to have been made, at the most. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private final List<Round> rounds = new ArrayList<>();
    private final Map<Build, SecurityTest> builds = new HashMap<>();
    private final Map<String, SecurityTest> reports = new HashMap<>();
    private SecurityTest newest;
    private Instant newestMade = Instant.MIN;

    private TestRounds() {}

    /**
     * One round.
     *
     * @param notARetest why the test does not count as a retest; empty where it does
     */
    record Round(SecurityTest test, Optional<Message> notARetest) {}

    /** Tells builds apart whatever their job is called later. */
    private record Build(int number, Instant startedAt) {}

    /** What one build recorded for one version. */
    private record BuildOfVersion(Build build, Version version) {}

    /** What a report was read as, whichever its file was called. */
    private record Reading(String sha256, SeverityCounts findings, int suppressed, int notExamined) {}

    static List<Round> of(List<SecurityTest> tests) {
        TestRounds judged = new TestRounds();
        SecurityTest before = null;
        for (SecurityTest test : onePerBuild(tests)) {
            if (before == null || !repeats(before, test)) {
                judged.add(test);
                before = test;
            }
        }
        return judged.rounds;
    }

    private static Collection<SecurityTest> onePerBuild(List<SecurityTest> tests) {
        Map<Object, SecurityTest> folded = new LinkedHashMap<>();
        for (SecurityTest test : tests) {
            Object key = build(test)
                    .<Object>map(build -> new BuildOfVersion(build, test.version()))
                    .orElse(test.sequence());
            SecurityTest earlier = folded.remove(key);
            folded.put(key, earlier == null ? test : earlier.and(test));
        }
        return folded.values();
    }

    private static Optional<Build> build(SecurityTest test) {
        return test.actor() instanceof Actor.Build build
                ? Optional.of(new Build(build.number(), build.startedAt()))
                : Optional.empty();
    }

    private static boolean repeats(SecurityTest before, SecurityTest test) {
        return before.version().equals(test.version()) && readings(before).equals(readings(test));
    }

    private static Set<Reading> readings(SecurityTest test) {
        Set<Reading> readings = new HashSet<>();
        for (RecordedReport report : test.reports()) {
            readings.add(new Reading(report.sha256(), report.findings(), report.suppressed(), report.notExamined()));
        }
        return readings;
    }

    private void add(SecurityTest test) {
        rounds.add(new Round(test, whyNotARetest(test)));
        build(test).ifPresent(build -> builds.putIfAbsent(build, test));
        test.digests().forEach(digest -> reports.putIfAbsent(digest, test));
        Instant made = test.latestReport().orElse(test.at().minus(CLOCK_DIFFERENCE));
        if (made.isAfter(newestMade)) {
            newestMade = made;
            newest = test;
        }
    }

    private Optional<Message> whyNotARetest(SecurityTest test) {
        if (rounds.isEmpty()) {
            return Optional.of(Message.of(TestRounds.class, "retest.none-before"));
        }
        for (String digest : test.digests()) {
            SecurityTest other = reports.get(digest);
            if (other != null) {
                return Optional.of(Message.of(
                        TestRounds.class,
                        "retest.same-report",
                        test.actor().shown(),
                        other.actor().shown(),
                        other.version().text()));
            }
        }
        if (build(test).filter(builds::containsKey).isPresent()) {
            return Optional.of(Message.of(
                    TestRounds.class, "retest.same-build", test.actor().shown()));
        }
        return test.earliestReport()
                .filter(made -> !made.isAfter(newestMade))
                .map(made -> Message.of(
                        TestRounds.class,
                        "retest.older-report",
                        test.actor().shown(),
                        made,
                        newest.actor().shown(),
                        newestMade));
    }
}
