package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the reports of security scanners.
 *
 * <p>A report is recognised by what it holds, read in one pass, hashed in the same pass and either understood whole or
 * refused. Reading takes a few MiB of memory whatever the size of the report, fetches nothing that the report points
 * at, and can be done by several threads at once.
 */
public final class ReportReaders {
    /** In the order in which they are asked; a new format is one line here. */
    static final List<ReportReader> ALL = List.of(
            new SarifReader(),
            new TrivyReader(),
            new GrypeReader(),
            new DependencyCheckJsonReader(),
            new DependencyCheckXmlReader(),
            new CycloneDxReader(),
            new ZapXmlReader(),
            new ZapJsonReader(),
            new GitLabReader(),
            new KubeBenchReader(),
            new NucleiReader(),
            new XccdfReader(),
            new NessusReader(),
            new NmapReader(),
            new GvmReader(),
            new BurpReader(),
            new SpotBugsReader(),
            new LynisReader(),
            new SonarQubeReader(),
            new SemgrepReader(),
            new InSpecReader(),
            new AttestationReader());

    private static final int BUFFER = 16 << 10;

    private ReportReaders() {}

    /**
     * Reads one report to its last byte; the stream is left open.
     *
     * @param in the raw bytes of the report, also compressed with gzip
     * @param format what the report is said to be, or empty to recognise it by its content
     * @param limits how much is read before the report is refused
     * @return the {@linkplain ScanReport report}, or {@linkplain UnreadableReport why} it cannot serve as evidence
     * @throws IOException only where {@code in} fails
     */
    public static ScanResult read(InputStream in, Optional<ScanFormat> format, ReadLimits limits) throws IOException {
        RawInput raw = new RawInput(in, limits.bytes());
        TextInput text = new TextInput(raw, limits);
        BufferedInputStream bytes = new BufferedInputStream(text, BUFFER);
        Opening opening;
        ReportReader reader;
        try {
            opening = new Sniffer(bytes, limits)
                    .sniff(seen -> format.isPresent() || recognised(seen).isPresent());
            reader = format.map(ReportReaders::of).or(() -> recognised(opening)).orElseThrow(() -> unknown(opening));
        } catch (Refusal e) {
            return new UnreadableReport(format.orElse(null), e.reason());
        }
        try {
            return read(reader, new Source(bytes, text, opening, limits), raw);
        } catch (Refusal e) {
            return new UnreadableReport(reader.format(), e.reason());
        }
    }

    private static ScanReport read(ReportReader reader, Source source, RawInput raw) throws IOException {
        if (!reader.accepts(source.opening())) {
            throw Refusal.because(
                    "root.unexpected", reader.format(), source.opening().found());
        }
        Contents contents = reader.read(source);
        if (source.bytes().read() >= 0) {
            throw Refusal.because("trailing.bytes", source.text().count());
        }
        raw.rethrowFailure();
        return contents.report(reader.format(), raw);
    }

    private static ReportReader of(ScanFormat format) {
        return ALL.stream()
                .filter(reader -> reader.format() == format)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No reader is registered for " + format));
    }

    private static Optional<ReportReader> recognised(Opening opening) {
        return ALL.stream().filter(reader -> reader.recognises(opening)).findFirst();
    }

    private static Refusal unknown(Opening opening) {
        if (opening instanceof Opening.Text text) {
            return Refusal.because("neither", text.line());
        }
        String known = ALL.stream().map(reader -> reader.format().id()).collect(Collectors.joining(", "));
        boolean cut = opening instanceof Opening.Json json && json.cut();
        return Refusal.because(
                cut ? "unknown-format.cut" : "unknown-format",
                opening.found(),
                Message.of(ReportReaders.class, "tried", known)); // never shortened
    }
}
