package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** What a folded ledger keeps in memory, beside the facts that it was folded from. */
final class Memory {

    private static final int IDLE = 10_000;

    private Memory() {}

    static void report(PrintStream out) throws IOException {
        out.printf("%n%10s %16s %18s %18s%n", "facts", "security tests", "facts, bytes", "folded, bytes");
        for (int size : new int[] {1_000, 10_000, 100_000}) {
            List<RecordedFact> facts = LongLife.of(size);
            long tests = facts.stream()
                    .filter(fact -> fact.fact() instanceof SecurityTestRecorded)
                    .count();
            out.printf("%,10d %,16d %,18d %,18d%n", size, tests, bytes(facts), bytes(Lifecycle.of(facts)));
        }
        idle(out);
    }

    /** What the controller keeps in memory of a ledger that nobody uses: how far it has come. */
    private static void idle(PrintStream out) throws IOException {
        Path directory = Files.createTempDirectory("idle");
        AnchorFile anchors = AnchorFile.open(directory.resolve("anchors.jsonl"), VerifyBenchmark.SEAL);
        long before = bytes(anchors);
        for (int i = 0; i < IDLE; i++) {
            LedgerId ledger = new LedgerId(String.format("%032x", i));
            anchors.add(new Anchor(ledger, 1_000L + i, Digests.sha256(ledger.hex().getBytes(StandardCharsets.US_ASCII))));
        }
        out.printf("%n%,d bytes for each ledger that nobody uses%n", (bytes(anchors) - before) / IDLE);
    }

    private static long bytes(Object root) {
        return GraphLayout.parseInstance(root).totalSize();
    }
}
