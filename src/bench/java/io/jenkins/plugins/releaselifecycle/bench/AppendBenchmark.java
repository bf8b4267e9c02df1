package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchors;
import io.jenkins.plugins.releaselifecycle.core.ledger.Appended;
import io.jenkins.plugins.releaselifecycle.core.ledger.FileLedger;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.Vouching;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Facts a second that are safe on disk, and beside them plain appends of as many bytes. On the disk of the project, not in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AppendBenchmark {

    private static final int THREADS = 64;
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Path directory = Path.of("target", "bench", UUID.randomUUID().toString());
    private byte[] line;
    private FileLedger ledger;
    private FileLedger anchored;
    private FileOutputStream stream;
    private FileChannel channel;

    /** Remembers anchors and writes none, so that the ledger alone is measured. */
    private static final class Unwritten implements Anchors {
        @Override
        public Optional<Anchor> of(LedgerId id) {
            return Optional.empty();
        }

        @Override
        public long sequence() {
            return 0;
        }

        @Override
        public void add(Anchor anchor) {
            // Nothing is written: that is what this peer is for.
        }
    }

    @Setup
    public void open() throws IOException {
        Files.createDirectories(directory);
        LedgerId id = new LedgerId("0123456789abcdef0123456789abcdef");
        ledger = FileLedger.create(
                directory.resolve("alone"), id, new Vouching(VerifyBenchmark.SEAL, new Unwritten()), first());
        AnchorFile anchors = AnchorFile.open(directory.resolve("anchors.jsonl"), VerifyBenchmark.SEAL);
        anchored = FileLedger.create(
                directory.resolve("anchored"), id, new Vouching(VerifyBenchmark.SEAL, anchors), first());
        Path file = directory.resolve("alone").resolve(id.hex()).resolve("000001.jsonl");
        long before = Files.size(file);
        append(ledger);
        line = new byte[(int) (Files.size(file) - before)];
        stream = new FileOutputStream(directory.resolve("stream").toFile(), true);
        channel = FileChannel.open(
                directory.resolve("channel"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @TearDown
    public void close() throws IOException {
        stream.close();
        channel.close();
    }

    private static NewFact first() {
        return fact(new ApplicationRegistered("shop"));
    }

    private static NewFact fact(Fact fact) {
        return new NewFact(NOW, new Actor.User("ops-lead"), fact);
    }

    private static long append(FileLedger to) {
        Appended appended;
        synchronized (to) {
            appended = to.append(to.sequence(), List.of(fact(new BackupRecorded("vault"))));
        }
        appended.await();
        return appended.anchor().sequence();
    }

    @Benchmark
    public long ledger() {
        return append(ledger);
    }

    @Benchmark
    @Threads(THREADS)
    public long ledgerBy64Threads() {
        return append(ledger);
    }

    @Benchmark
    public long ledgerAndAnchor() {
        return append(anchored);
    }

    @Benchmark
    @Threads(THREADS)
    public long ledgerAndAnchorBy64Threads() {
        return append(anchored);
    }

    /** The peer: write and force. */
    @Benchmark
    public void stream() throws IOException {
        stream.write(line);
        stream.getFD().sync();
    }

    /** The peer with the call that forces the data and as little else as can be. */
    @Benchmark
    public void channel() throws IOException {
        channel.write(ByteBuffer.wrap(line));
        channel.force(false);
    }
}
