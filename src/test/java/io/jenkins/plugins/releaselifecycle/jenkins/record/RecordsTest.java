package io.jenkins.plugins.releaselifecycle.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.EveryFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    private static final Instant NOW = EveryFact.MOMENT;
    private static final ControllerClock.Reading CLOCK = new ControllerClock.Reading(NOW, Optional.empty());

    @TempDir
    private Path home;

    private Records records;
    private final List<LedgerId> ids = IntStream.rangeClosed(1, 20)
            .mapToObj(i -> new LedgerId(String.format("%032x", i)))
            .toList();

    @BeforeEach
    void aFewRecords() {
        records = new Records(home, Ledgers.SEAL);
        ids.forEach(id -> records.create(id, NOW, new Actor.Product(), "app-" + id));
    }

    private static void append(ApplicationRecord record) {
        record.decide(
                CLOCK,
                new Actor.User("ops"),
                (lifecycle, now) -> List.of(new BackupRecorded("vault")),
                (lifecycle, now) -> Optional.empty());
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void recordsCanBeOpenedAgainWhileOthersUseThem() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> users = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                users.add(threads.submit(() -> {
                    while (!stop.get()) {
                        ids.forEach(this::use);
                    }
                }));
            }
            for (int i = 0; i < 200; i++) {
                records.reopen(NOW);
            }
            stop.set(true);
            for (Future<?> user : users) {
                user.get();
            }
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
        records.reopen(NOW);
        ids.forEach(id -> assertThat(records.of(id, NOW).lifecycle().name()).contains("app-" + id));
        assertThat(records.problems()).isEmpty();
    }

    /** Whoever used a record while it was opened again has to ask again. */
    private void use(LedgerId id) {
        try {
            records.of(id, NOW);
        } catch (LedgerException e) {
            assertThat(e.kind()).isEqualTo(LedgerException.Kind.UNAVAILABLE);
        }
    }

    @Test
    void aRecordThatIsLostDoesNotKeepTheOthersFromBeingOpenedAgain() throws Exception {
        List<ApplicationRecord> used =
                ids.stream().map(id -> records.of(id, NOW)).toList();
        Path anchors = home.resolve("anchors.jsonl");
        byte[] sound = Files.readAllBytes(anchors);
        Files.delete(anchors);
        Files.createDirectory(anchors);
        for (ApplicationRecord record : used) {
            assertThatThrownBy(() -> append(record))
                    .isInstanceOfSatisfying(LedgerException.class, why -> records.failed(record.id(), why));
        }
        Files.delete(anchors);
        Files.write(anchors, sound);
        Files.delete(records.ledgers().resolve(ids.get(0).hex()).resolve("000001.jsonl"));

        assertThatThrownBy(() -> records.reopen(NOW))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("missing");
        ids.stream().skip(1).forEach(id -> append(records.of(id, NOW)));
        assertThat(records.problems()).containsOnlyKeys(ids.get(0));
        assertThatThrownBy(() -> records.of(ids.get(0), NOW)).isInstanceOf(LedgerException.class);
    }

    @Test
    void anErrorWhileAFactIsWrittenIsNoFact() {
        AtomicBoolean failing = new AtomicBoolean();
        Records seldomSound = new Records(home.resolve("other"), bytes -> {
            if (failing.getAndSet(false)) {
                throw new OutOfMemoryError("Java heap space");
            }
            return Ledgers.SEAL.over(bytes);
        });
        LedgerId id = ids.get(0);
        ApplicationRecord record = seldomSound.create(id, NOW, new Actor.Product(), "shop");
        failing.set(true);
        assertThatThrownBy(() -> append(record)).isInstanceOf(OutOfMemoryError.class);
        assertThat(record.lifecycle().sequence()).isEqualTo(1);
        append(seldomSound.of(id, NOW));
        assertThat(seldomSound.of(id, NOW).lifecycle().sequence()).isEqualTo(2);
    }
}
