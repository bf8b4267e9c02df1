package io.jenkins.plugins.releaselifecycle.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import edu.hm.hafner.analysis.Report;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.core.scan.ReportReaders;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Megabytes a second: reports read and hashed, and beside it the least that a parser does with the same file. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class ReadBenchmark {
    private static final int MEGABYTE = 1_000_000;
    private static final int SARIF = LargeReports.SARIF_BYTES / MEGABYTE;
    private static final int NESSUS = LargeReports.NESSUS_BYTES / MEGABYTE;

    /** A file of its own for each fork; written once, it is read from the memory of the operating system. */
    @State(Scope.Benchmark)
    public static class Sarif {
        Path file;

        @Setup
        public void write() throws IOException {
            file = LargeReports.sarif();
        }
    }

    @State(Scope.Benchmark)
    public static class Nessus {
        Path file;

        @Setup
        public void write() throws IOException {
            file = LargeReports.nessus();
        }
    }

    @Benchmark
    @OperationsPerInvocation(SARIF)
    public ScanReport sarif(Sarif sarif) throws IOException {
        return read(sarif.file);
    }

    @Benchmark
    @OperationsPerInvocation(SARIF)
    public long sarifTokens(Sarif sarif) throws IOException {
        return tokens(new JsonFactory(), sarif.file);
    }

    @Benchmark
    @OperationsPerInvocation(SARIF)
    public long sarifTokensUniqueNames(Sarif sarif) throws IOException {
        return tokens(
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                sarif.file);
    }

    @Benchmark
    @OperationsPerInvocation(SARIF)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 4, time = 1)
    public Report sarifAnalysisModel(Sarif sarif) {
        return AnalysisModel.sarif(sarif.file);
    }

    @Benchmark
    @OperationsPerInvocation(NESSUS)
    public ScanReport nessus(Nessus nessus) throws IOException {
        return read(nessus.file);
    }

    @Benchmark
    @OperationsPerInvocation(NESSUS)
    public long nessusEvents(Nessus nessus) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        long events = 0;
        try (InputStream in = Files.newInputStream(nessus.file)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                events += reader.next();
            }
        }
        return events;
    }

    static ScanReport read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (ScanReport) ReportReaders.read(in, Optional.empty(), ReadLimits.DEFAULT);
        }
    }

    private static long tokens(JsonFactory factory, Path file) throws IOException {
        long tokens = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = factory.createParser(in)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
