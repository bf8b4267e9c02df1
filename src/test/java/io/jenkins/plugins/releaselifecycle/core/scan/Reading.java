package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads reports that tests write, and says what came of it. */
final class Reading {

    private Reading() {}

    static ScanResult of(byte[] bytes, ScanFormat format, ReadLimits limits) {
        try {
            return ReportReaders.read(new ByteArrayInputStream(bytes), Optional.ofNullable(format), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScanResult of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8), null, ReadLimits.DEFAULT);
    }

    /** The report of that text, which must be readable. */
    static ScanReport report(String text) {
        return report(of(text));
    }

    static ScanReport report(ScanResult result) {
        if (result instanceof UnreadableReport unreadable) {
            throw new AssertionError(reason(unreadable));
        }
        return (ScanReport) result;
    }

    /** Why that text is unreadable, which it must be. */
    static UnreadableReport unreadable(String text) {
        return unreadable(of(text));
    }

    static UnreadableReport unreadable(ScanResult result) {
        assertThat(result).isInstanceOf(UnreadableReport.class);
        return (UnreadableReport) result;
    }

    static String key(String text) {
        return unreadable(text).reason().key();
    }

    static String reason(UnreadableReport report) {
        return report.reason().in(Locale.ENGLISH, ZoneOffset.UTC);
    }

    /** Counts in the order critical, high, medium, low, info, unknown. */
    static SeverityCounts counts(int... n) {
        return new SeverityCounts(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    /** The fingerprints of the findings of that text, which must be readable. */
    static Fingerprints fingerprints(String text) {
        Fingerprints fingerprints = report(text).details().fingerprints();
        assertThat(fingerprints.known()).isTrue();
        return fingerprints;
    }

    /** The only finding of that text. */
    static Detail only(String text) {
        List<Detail> gravest = report(text).details().gravest();
        assertThat(gravest).hasSize(1);
        return gravest.get(0);
    }

    /** The specimen of a format: a small valid report in which each kind of entry occurs. */
    static byte[] specimen(ScanFormat format) {
        return resource("specimen." + format.id()).strip().getBytes(StandardCharsets.UTF_8);
    }

    /** A report that lies among the resources of the tests. */
    static String resource(String name) {
        try (InputStream in = Reading.class.getResourceAsStream(name)) {
            assertThat(in).as("src/test/resources/…/%s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
