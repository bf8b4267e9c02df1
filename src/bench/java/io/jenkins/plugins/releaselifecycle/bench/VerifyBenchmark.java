package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.Seal;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Facts a second that are verified, or opened as Jenkins does: verified with their seals, read and folded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VerifyBenchmark {

    static final Seal SEAL = VerifyBenchmark::sealed;

    private static final SecretKeySpec KEY =
            new SecretKeySpec("a key for benchmarks".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    private static final int FACTS = 100_000;
    private static final int BATCH = 1_000;
    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");

    private final Path directory = Path.of("target", "bench", UUID.randomUUID().toString());
    private Vouching vouching;

    private static byte[] sealed(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void write() throws IOException {
        Files.createDirectories(directory);
        vouching = new Vouching(SEAL, AnchorFile.open(directory.resolve("anchors.jsonl"), SEAL));
        List<NewFact> facts = LongLife.of(FACTS).stream()
                .map(told -> new NewFact(told.at(), told.actor(), told.fact()))
                .toList();
        FileLedger ledger = FileLedger.create(directory, ID, vouching, facts.get(0));
        for (int from = 1; from < facts.size(); from += BATCH) {
            ledger.append(from, facts.subList(from, Math.min(from + BATCH, facts.size())))
                    .await();
        }
    }

    @Benchmark
    @OperationsPerInvocation(FACTS)
    public LedgerReader.Content verify() {
        Anchor anchor = vouching.anchors().of(ID).orElseThrow();
        return new LedgerReader().with(anchor).verify(directory.resolve(ID.hex()));
    }

    @Benchmark
    @OperationsPerInvocation(FACTS)
    public Lifecycle open() {
        Lifecycle.Folding folding = Lifecycle.folding();
        FileLedger.open(directory, ID, vouching, LongLife.of(1).get(0).at(), folding);
        return folding.folded();
    }
}
