package io.jenkins.plugins.releaselifecycle.fuzz;

import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The specimens of the readers' own tests. */
final class Specimens {

    private Specimens() {}

    static byte[] of(ScanFormat format) {
        try (InputStream in = ReportReaders.class.getResourceAsStream("specimen." + format.id())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
