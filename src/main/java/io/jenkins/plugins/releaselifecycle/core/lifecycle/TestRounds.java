package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The security tests as rounds, and which of them are retests (C4, C5).
 *
 * <p>Whatever one build recorded for one kind and version is one test, with all its reports: neither can a clean report
 * hide a dirty one beside it, nor can one build test twice. A test counts as a retest when a test of the same kind came
 * before it in the same trial application, when no earlier test is of the same build, when none of its reports was part
 * of an earlier test of whichever kind, and when all of its reports were made after those of every earlier test. A test
 * that repeats the one before it, word for word, is left out.
 */
final class TestRounds {

    /** How much earlier than its recording an undated report is taken to have been made, at the most. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private final Map<ScanKind, OfKind> kinds = new EnumMap<>(ScanKind.class);

    /** Tells builds apart whatever their job is called later; a test that no build recorded stands for itself. */
    private record Origin(int number, Instant startedAt, long sequence) {

        static Origin of(SecurityTest test) {
            return test.actor() instanceof Actor.Build build
                    ? new Origin(build.number(), build.startedAt(), 0)
                    : new Origin(0, Instant.EPOCH, test.begun());
        }
    }

    /** Where a report was recorded first. */
    private record Source(Origin origin, String actor, Version version) {}

    /** When the newest report of one origin was made. */
    private record Made(Origin origin, Instant at, String actor) {}

    /** What a report was read as, whichever its file was called. */
    private record Reading(String sha256, SeverityCounts findings, int suppressed, int notExamined) {}

    private static final class OfKind {

        private final Map<String, Source> reports;
        private final Set<Origin> origins;
        private final VersionMap<TestRound> rounds;
        private SecurityTest first;
        private SecurityTest last;
        private int retests;
        private Made newest;
        private Made newestOfAnother;

        OfKind() {
            reports = new HashMap<>();
            origins = new HashSet<>();
            rounds = new VersionMap<>();
        }

        OfKind(OfKind other) {
            reports = new HashMap<>(other.reports);
            origins = new HashSet<>(other.origins);
            rounds = new VersionMap<>(other.rounds);
            first = other.first;
            last = other.last;
            retests = other.retests;
            newest = other.newest;
            newestOfAnother = other.newestOfAnother;
        }

        void beginAgain() {
            first = null;
            last = null;
            retests = 0;
            rounds.clear();
        }

        Optional<Made> newestBesides(Origin origin) {
            boolean own = newest != null && newest.origin().equals(origin);
            return Optional.ofNullable(own ? newestOfAnother : newest);
        }

        void made(Made made) {
            if (newest == null || made.at().isAfter(newest.at())) {
                if (newest != null && !newest.origin().equals(made.origin())) {
                    newestOfAnother = newest;
                }
                newest = made;
            } else if (!newest.origin().equals(made.origin())
                    && (newestOfAnother == null || made.at().isAfter(newestOfAnother.at()))) {
                newestOfAnother = made;
            }
        }
    }

    TestRounds() {}

    TestRounds(TestRounds other) {
        other.kinds.forEach((kind, tests) -> kinds.put(kind, new OfKind(tests)));
    }

    /** Another trial application begins: what was tested is no first test any more, and no report is new again. */
    void beginAgain() {
        kinds.values().forEach(OfKind::beginAgain);
    }

    Optional<SecurityTest> first(ScanKind kind) {
        return Optional.ofNullable(kinds.get(kind)).map(tests -> tests.first);
    }

    Optional<TestRound> round(ScanKind kind, Version version) {
        return Optional.ofNullable(kinds.get(kind)).flatMap(tests -> tests.rounds.get(version));
    }

    /** For which other kind a report of that digest was recorded, and by whom. */
    Optional<ReportOfAnotherKind> ofAnotherKind(ScanKind kind, String sha256) {
        return kinds.entrySet().stream()
                .filter(other ->
                        other.getKey() != kind && other.getValue().reports.containsKey(sha256))
                .findFirst()
                .map(other -> new ReportOfAnotherKind(
                        other.getKey(), other.getValue().reports.get(sha256).actor()));
    }

    void take(SecurityTest test) {
        OfKind tests = kinds.computeIfAbsent(test.kind(), kind -> new OfKind());
        if (tests.last != null && repeats(tests.last, test)) {
            return;
        }
        Origin origin = Origin.of(test);
        Optional<TestRound> earlier = tests.rounds
                .get(test.version())
                .filter(round -> Origin.of(round.test()).equals(origin));
        Optional<Message> notARetest = earlier.flatMap(TestRound::notARetest)
                .or(() -> whyNotARetest(tests, origin, test, earlier.isPresent()));
        if (earlier.isPresent() && earlier.get().notARetest().isEmpty()) {
            tests.retests--;
        }
        if (notARetest.isEmpty()) {
            tests.retests++;
        }
        SecurityTest whole = earlier.map(round -> round.test().and(test)).orElse(test);
        tests.rounds.put(test.version(), new TestRound(whole, notARetest, tests.retests));
        if (tests.first == null || Origin.of(tests.first).equals(origin) && earlier.isPresent()) {
            tests.first = whole;
        }
        tests.last = whole;
        remember(tests, origin, test);
    }

    private static void remember(OfKind tests, Origin origin, SecurityTest test) {
        String actor = test.actor().shown();
        tests.origins.add(origin);
        test.reports()
                .forEach(report ->
                        tests.reports.putIfAbsent(report.sha256(), new Source(origin, actor, test.version())));
        Instant made = test.latestReport().orElseGet(() -> test.at().minus(CLOCK_DIFFERENCE));
        tests.made(new Made(origin, made, actor));
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

    private Optional<Message> whyNotARetest(OfKind tests, Origin origin, SecurityTest test, boolean goesOn) {
        if (tests.first == null) {
            return Optional.of(Message.of(TestRounds.class, "retest.none-before"));
        }
        for (RecordedReport report : test.reports()) {
            Optional<Message> known = whyKnown(tests, origin, test, report.sha256());
            if (known.isPresent()) {
                return known;
            }
        }
        if (!goesOn && tests.origins.contains(origin)) {
            return Optional.of(Message.of(
                    TestRounds.class, "retest.same-build", test.actor().shown()));
        }
        return tests.newestBesides(origin)
                .flatMap(newest -> test.earliestReport()
                        .filter(made -> !made.isAfter(newest.at()))
                        .map(made -> Message.of(
                                TestRounds.class,
                                "retest.older-report",
                                test.actor().shown(),
                                made,
                                newest.actor(),
                                newest.at())));
    }

    private Optional<Message> whyKnown(OfKind tests, Origin origin, SecurityTest test, String sha256) {
        Source source = tests.reports.get(sha256);
        if (source != null
                && !(source.origin().equals(origin) && source.version().equals(test.version()))) {
            return Optional.of(Message.of(
                    TestRounds.class,
                    "retest.same-report",
                    test.actor().shown(),
                    source.actor(),
                    source.version().text()));
        }
        return ofAnotherKind(test.kind(), sha256)
                .map(other -> Message.of(
                        TestRounds.class,
                        "retest.report-of-another-kind",
                        test.actor().shown(),
                        other.kind(),
                        other.actor()));
    }
}
