package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes facts from several threads as fast as it can, and says of each that it is safe, until it is killed. */
final class KilledWriter {

    static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    static final String LEDGERS = "ledgers";
    static final String ANCHORS = "anchors.jsonl";

    private static final int THREADS = 4;

    private KilledWriter() {}

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        Path ledgers = home.resolve(LEDGERS);
        Vouching vouching = new Vouching(Ledgers.SEAL, AnchorFile.open(home.resolve(ANCHORS), Ledgers.SEAL));
        NewFact first = new NewFact(Facts.START, new Actor.Product(), EveryFact.first());
        FileLedger ledger = Files.exists(ledgers.resolve(ID.hex()))
                ? FileLedger.open(ledgers, ID, vouching, Facts.START, fact -> {})
                : FileLedger.create(ledgers, ID, vouching, first);
        for (int i = 0; i < THREADS; i++) {
            String name = "thread " + i;
            new Thread(() -> write(ledger, name)).start();
        }
    }

    private static void write(FileLedger ledger, String name) {
        for (int i = 0; ; i++) {
            NewFact fact = new NewFact(Facts.START, new Actor.User(name), new BackupRecorded("vault " + i));
            Appended appended;
            synchronized (ledger) {
                appended = ledger.append(ledger.sequence(), List.of(fact));
            }
            appended.await();
            System.out.println(
                    appended.facts().get(0).sequence() + " " + appended.anchor().hash() + " safe");
        }
    }
}
