package io.jenkins.plugins.releaselifecycle.core.scan;

import java.time.Instant;

/** What a Dependency-Check report says about itself, in JSON as in XML. */
final class DependencyCheckReport {
    private final Tally tally;
    private String engineVersion;
    private Instant reported;

    DependencyCheckReport(Tally tally) {
        this.tally = tally;
    }

    Tally tally() {
        return tally;
    }

    void engineVersion(String version) {
        engineVersion = version;
    }

    void reportDate(String date) {
        reported = Timestamp.of(date);
    }

    /** What was found, once the report has been read to its end. */
    Contents contents() {
        if (engineVersion == null || engineVersion.isBlank()) {
            throw Refusal.because("dependency-check.no-engine");
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("dependency-check.nothing-examined");
        }
        return new Contents("Dependency-Check " + engineVersion, reported, tally);
    }
}
