package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines with right hashes that say what no product ever wrote. */
class LineCodecTest {

    private static final LedgerId ID = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final byte[] DOMAIN = "release-lifecycle/ledger/1\n".getBytes(StandardCharsets.UTF_8);

    private final LineCodec codec = new LineCodec();

    private static String entry(String at, String fact, String ledger) {
        return "{\"actor\":{\"kind\":\"product\"},\"at\":\"" + at + "\",\"fact\":" + fact
                + ",\"format\":1,\"ledger\":\"" + ledger + "\",\"previous\":\"" + LineFrame.NO_HASH
                + "\",\"schema\":1,\"sequence\":1,\"type\":\"application-registered\"}";
    }

    private static byte[] line(String entry) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        return ("{\"entry\":" + entry + ",\"hash\":\"" + Digests.sha256(DOMAIN, bytes) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aMomentOutsideTheCalendarIsDamageAndNoCrash(@TempDir Path ledgers) throws IOException {
        for (String at : new String[] {"1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"}) {
            Path directory = Files.createDirectories(ledgers.resolve(ID.hex()));
            Files.writeString(
                    directory.resolve("000001.jsonl"),
                    new String(line(entry(at, "{\"name\":\"shop\"}", ID.hex())), StandardCharsets.UTF_8) + "\n");

            assertThatThrownBy(() -> new LedgerReader().read(directory, fact -> {}))
                    .isInstanceOfSatisfying(LedgerException.class, damaged -> {
                        assertThat(damaged.kind()).isEqualTo(LedgerException.Kind.DAMAGED);
                        assertThat(damaged.line()).hasValue(1);
                        assertThat(damaged.reason().arguments()).hasSize(3);
                    })
                    .hasMessageContaining("“at” is " + at);
        }
    }

    @Test
    void aLineOfAnotherLedgerIsForeign() {
        assertThatThrownBy(() -> codec.decode(
                        line(entry("2026-03-01T00:00:00Z", "{\"name\":\"shop\"}", "f".repeat(32))),
                        ID,
                        1,
                        LineFrame.NO_HASH,
                        null))
                .isInstanceOfSatisfying(
                        DamagedLineException.class,
                        foreign -> assertThat(foreign.kind).isEqualTo(LedgerException.Kind.FOREIGN));
    }

    @Test
    void membersThatCannotBeReadAreAFactThatClosesEveryGate() throws Exception {
        for (String fact : new String[] {"{}", "{\"name\":5}", "{\"name\":\"a\",\"more\":1}", "[]", "null"}) {
            LineCodec.Decoded decoded =
                    codec.decode(line(entry("2026-03-01T00:00:00Z", fact, ID.hex())), ID, 1, LineFrame.NO_HASH, null);

            assertThat(decoded.fact().fact())
                    .as(fact)
                    .isEqualTo(new LedgerFact.NotUnderstood("application-registered", 1));
        }
    }
}
