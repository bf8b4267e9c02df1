package io.jenkins.plugins.releaselifecycle.bench;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.PrintStream;
import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** What a folded ledger keeps in memory, beside the facts that it was folded from. */
final class Memory {

    private Memory() {}

    static void report(PrintStream out) {
        out.printf("%n%10s %16s %18s %18s%n", "facts", "security tests", "facts, bytes", "folded, bytes");
        for (int size : new int[] {1_000, 10_000, 100_000}) {
            List<RecordedFact> facts = LongLife.of(size);
            long tests = facts.stream()
                    .filter(fact -> fact.fact() instanceof SecurityTestRecorded)
                    .count();
            out.printf("%,10d %,16d %,18d %,18d%n", size, tests, bytes(facts), bytes(Lifecycle.of(facts)));
        }
    }

    private static long bytes(Object root) {
        return GraphLayout.parseInstance(root).totalSize();
    }
}
