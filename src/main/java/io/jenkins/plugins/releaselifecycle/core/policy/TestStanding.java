package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TestRound;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * How one kind of security test stands for one version. The latest test of the version decides.
 *
 * @param first the first test of this kind, of whichever version
 * @param latest the test of this version that decides
 * @param retests how many tests up to {@code latest} count as retests
 * @param notARetest why {@code latest} does not count as one
 * @param exceeded the limits that {@code latest} exceeds
 * @param outdated why {@code latest} no longer speaks for the version: it was changed since, or too long ago
 * @param lost why a test does not count at all: a report of it that was kept is missing or altered; {@code first} or
 *     {@code latest} is empty then
 */
public record TestStanding(
        ScanKind kind,
        Optional<SecurityTest> first,
        Optional<SecurityTest> latest,
        int retests,
        Optional<Message> notARetest,
        List<Message> exceeded,
        Optional<Message> outdated,
        Optional<Message> lost) {

    static TestStanding of(Question question, ScanKind kind) {
        Lifecycle lifecycle = question.lifecycle();
        Optional<TestRound> recorded = lifecycle.round(kind, question.version());
        Optional<TestRound> round =
                recorded.filter(test -> question.lost(test.test()).isEmpty());
        Optional<SecurityTest> latest = round.map(TestRound::test);
        Optional<SecurityTest> first = lifecycle.firstTest(kind);
        return new TestStanding(
                kind,
                first.filter(test -> question.lost(test).isEmpty()),
                latest,
                round.map(TestRound::retests).orElse(0),
                round.flatMap(TestRound::notARetest),
                latest.map(test -> question.policy().limits().exceededBy(test)).orElse(List.of()),
                latest.flatMap(test -> outdated(question, kind, test)),
                recorded.map(TestRound::test)
                        .flatMap(test -> lost(question, test))
                        .or(() -> first.flatMap(test -> lost(question, test))));
    }

    private static Optional<Message> lost(Question question, SecurityTest test) {
        return question.lost(test)
                .map(file -> Message.of(
                        TestStanding.class,
                        file.state() == EvidenceState.MISSING ? "test.lost-missing" : "test.lost-altered",
                        test.actor().shown(),
                        file.file(),
                        file.sha256()));
    }

    private static Optional<Message> outdated(Question question, ScanKind kind, SecurityTest test) {
        Optional<Evidence> touched =
                question.lifecycle().touched(kind, question.version()).filter(fact -> fact.sequence() > test.begun());
        if (touched.isPresent()) {
            return Optional.of(Message.of(
                    TestStanding.class,
                    "test.touched",
                    test.actor().shown(),
                    touched.get().at()));
        }
        Instant made = test.earliestReport().orElse(test.at());
        return question.policy()
                .maxAge()
                .filter(age -> made.isBefore(before(question, age)))
                .map(age -> Message.of(
                        TestStanding.class, "test.too-old", test.actor().shown(), made, age.toString()));
    }

    private static Instant before(Question question, Period age) {
        return question.now().atZone(question.policy().timeZone()).minus(age).toInstant();
    }

    /** The test of this version that counts as a retest, if the decisive one does. */
    public Optional<SecurityTest> retest() {
        return notARetest.isPresent() ? Optional.empty() : latest;
    }

    /** Whether the decisive test is a retest that speaks for the version and is within the limits. */
    public boolean passed() {
        return retest().isPresent() && exceeded.isEmpty() && outdated.isEmpty() && lost.isEmpty();
    }
}
