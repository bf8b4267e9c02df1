package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.TailRepaired;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed, again and again, wherever it happens to be; what it had acknowledged to another process is there
 * afterwards. {@code -Dkill.rounds=1000} for the long run of {@code docs/testing.md}.
 */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 12);

    /** Acknowledgements to wait for before the writer is killed, at the most. */
    private static final int MOST = 60;

    @TempDir
    private Path home;

    @Test
    void nothingThatWasAcknowledgedIsMissingAfterAKill() throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<Long, String> acknowledged = new TreeMap<>();
        int torn = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            acknowledged.putAll(acknowledgedUntilKilled(1 + random.nextInt(MOST)));
            List<RecordedFact> facts = new ArrayList<>();
            openAsAfterAStart(facts);
            Map<Long, String> there = hashes();
            assertThat(there).as("round %d of seed %d", round, seed).containsAllEntriesOf(acknowledged);
            assertThat(facts).hasSize(there.size());
            torn = (int) facts.stream()
                    .filter(fact -> fact.fact() instanceof TailRepaired)
                    .count();
        }
        System.out.printf(
                "KillTest: %d rounds, %d facts acknowledged, %d torn tails put aside, none missing%n",
                ROUNDS, acknowledged.size(), torn);
    }

    private Map<Long, String> acknowledgedUntilKilled(int enough) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<Long, String> acknowledged = new TreeMap<>();
        try (BufferedReader told = writer.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 3) {
                    acknowledged.put(Long.valueOf(words[0]), words[1]);
                }
                if (acknowledged.size() == enough) {
                    // SIGKILL; what the writer told until then is still in the pipe and is read to its end.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(writer.waitFor()).as("killed, not ended").isEqualTo(128 + 9);
        return acknowledged;
    }

    private void openAsAfterAStart(List<RecordedFact> facts) {
        Vouching vouching =
                new Vouching(Ledgers.SEAL, AnchorFile.open(home.resolve(KilledWriter.ANCHORS), Ledgers.SEAL));
        FileLedger.open(home.resolve(KilledWriter.LEDGERS), KilledWriter.ID, vouching, Facts.START, facts::add);
    }

    private Map<Long, String> hashes() throws IOException {
        Map<Long, String> hashes = new TreeMap<>();
        LineFrame frame = LineFrame.sealed("release-lifecycle/ledger/2");
        Path file = home.resolve(KilledWriter.LEDGERS)
                .resolve(KilledWriter.ID.hex())
                .resolve("000001.jsonl");
        for (String line : Files.readAllLines(file)) {
            try {
                hashes.put(
                        hashes.size() + 1L,
                        frame.open(line.getBytes(StandardCharsets.UTF_8)).hash());
            } catch (DamagedLineException e) {
                throw new AssertionError(line, e);
            }
        }
        return hashes;
    }
}
