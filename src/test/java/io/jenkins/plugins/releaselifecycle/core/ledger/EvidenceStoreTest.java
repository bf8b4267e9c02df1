package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EvidenceStoreTest {

    private static final byte[] REPORT = "a report\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = Digests.sha256(REPORT);

    @TempDir
    private Path ledger;

    private EvidenceStore store;
    private Path file;

    @BeforeEach
    void place() {
        store = EvidenceStore.in(ledger);
        file = ledger.resolve("evidence").resolve(SHA256 + ".gz");
    }

    private void keep() throws Exception {
        store.keep(SHA256, REPORT.length, out -> out.write(REPORT));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(ledger.resolve("evidence"))) {
            return files.toList();
        }
    }

    @Test
    void aReportIsKeptOnceAndIsThereAfterAStart() throws Exception {
        assertThat(store.state(SHA256)).isEqualTo(EvidenceState.MISSING);
        keep();
        AtomicInteger asked = new AtomicInteger();
        store.keep(SHA256, REPORT.length, out -> asked.incrementAndGet());
        assertThat(asked).hasValue(0);
        assertThat(files()).containsExactly(file);
        assertThat(Files.size(file)).isLessThan(REPORT.length / 10);
        assertThat(EvidenceStore.in(ledger).state(SHA256)).isEqualTo(EvidenceState.KEPT);
    }

    @Test
    void whatIsNotTheReportThatWasReadOrIsTooLongIsRefusedAndLeavesNothing() throws Exception {
        assertThatThrownBy(() -> store.keep(SHA256, REPORT.length, out -> out.write('x')))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("changed while it was being recorded");
        assertThatThrownBy(() -> store.keep(SHA256, REPORT.length - 1L, out -> out.write(REPORT)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("larger than what is kept");
        assertThatThrownBy(() -> store.keep(SHA256, REPORT.length, out -> {
                    throw new IOException("the agent is gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aReportThatWasChangedOrRemovedIsNoticedAndOneThatWasRestoredIsGoodAgain() throws Exception {
        keep();
        byte[] sound = Files.readAllBytes(file);
        for (int i = 10; i < sound.length; i++) {
            byte[] changed = sound.clone();
            changed[i] ^= 1;
            Files.delete(file);
            assertThat(store.state(SHA256)).isEqualTo(EvidenceState.MISSING);
            Files.write(file, changed);
            assertThat(store.state(SHA256)).as("byte %d", i).isEqualTo(EvidenceState.ALTERED);
        }
        Files.delete(file);
        Files.write(file, sound);
        assertThat(store.state(SHA256)).isEqualTo(EvidenceState.KEPT);
    }

    @Test
    void aReportThatWasChangedInPlaceIsNoticedAlsoWhereItsTimeWasPutBack() throws Exception {
        keep();
        FileTime time = Files.getLastModifiedTime(file);
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length - 6] ^= 1;
        try (RandomAccessFile report = new RandomAccessFile(file.toFile(), "rw")) {
            report.write(changed);
        }
        Files.setLastModifiedTime(file, time);
        assertThat(store.state(SHA256)).isEqualTo(EvidenceState.ALTERED);
    }

    @Test
    void nothingMayStandBehindAReport() throws Exception {
        keep();
        byte[] sound = Files.readAllBytes(file);
        for (int more : new int[] {1, 9, 100_000}) {
            Files.write(file, Arrays.copyOf(sound, sound.length + more));
            assertThat(store.state(SHA256)).isEqualTo(EvidenceState.ALTERED);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatIsNotCompressedIsClosedAgainAndReadOnce() throws Exception {
        keep();
        Files.writeString(file, "{}");
        Path handles = Path.of("/proc/self/fd");
        for (int i = 0; i < 200; i++) {
            assertThat(store.state(SHA256)).isEqualTo(EvidenceState.ALTERED);
            Files.writeString(file, "{\"i\": " + i + "}");
        }
        try (Stream<Path> open = Files.list(handles)) {
            assertThat(open.filter(handle -> pointsAt(handle, file))).isEmpty();
        }
    }

    private static boolean pointsAt(Path handle, Path file) {
        try {
            return Files.readSymbolicLink(handle).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    void whatIsKeptIsGivenBackUnlessItWasAlteredOrIsLarger() throws Exception {
        keep();
        assertThat(store.bytes(SHA256, REPORT.length)).isEqualTo(REPORT);
        assertThatThrownBy(() -> store.bytes(SHA256, REPORT.length - 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 8999 bytes");
        String another = Digests.sha256(new byte[0]);
        Files.copy(file, file.resolveSibling(another + ".gz"));
        assertThatThrownBy(() -> store.bytes(another, REPORT.length))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not what was kept");
        assertThatThrownBy(() -> store.bytes("0".repeat(64), 1)).isInstanceOf(IOException.class);
    }

    @Test
    void aSymbolicLinkIsNoEvidence() throws Exception {
        keep();
        Path elsewhere = ledger.resolve("elsewhere.gz");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertThat(store.state(SHA256)).isEqualTo(EvidenceState.MISSING);
    }
}
