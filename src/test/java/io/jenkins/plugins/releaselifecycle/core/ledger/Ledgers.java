package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ledgers for tests, sealed with a key that everybody may know. */
public final class Ledgers {

    public static final Seal SEAL = sealWith("a key for tests");

    private Ledgers() {}

    public static Seal sealWith(String key) {
        return bytes -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Anchors that are remembered as long as the test runs. */
    public static final class InMemory implements Anchors {

        private final Map<LedgerId, Anchor> last = new HashMap<>();
        private long sequence;

        @Override
        public synchronized Optional<Anchor> of(LedgerId ledger) {
            return Optional.ofNullable(last.get(ledger));
        }

        @Override
        public synchronized long sequence() {
            return sequence;
        }

        @Override
        public synchronized void add(Anchor anchor) {
            last.put(anchor.ledger(), anchor);
            sequence++;
        }
    }

    /** Knows the anchors of others, and adds none, as where the machine went down just then. */
    static final class Unanchored implements Anchors {

        private final Anchors others;

        Unanchored(Anchors others) {
            this.others = others;
        }

        @Override
        public Optional<Anchor> of(LedgerId ledger) {
            return others.of(ledger);
        }

        @Override
        public long sequence() {
            return others.sequence();
        }

        @Override
        public void add(Anchor anchor) {
            // The machine went down before it was written.
        }
    }

    public static Vouching vouching() {
        return new Vouching(SEAL, new InMemory());
    }

    /** Makes a ledger with these facts. */
    public static FileLedger write(Path ledgers, LedgerId id, Vouching vouching, List<NewFact> facts) {
        FileLedger ledger = FileLedger.create(ledgers, id, vouching, facts.get(0));
        if (facts.size() > 1) {
            ledger.append(1, facts.subList(1, facts.size())).await();
        }
        return ledger;
    }

    public static FileLedger write(Path ledgers, LedgerId id, List<NewFact> facts) {
        return write(ledgers, id, vouching(), facts);
    }

    /** Opens a ledger about which the controller knows what stands in it, and puts its end right. */
    public static FileLedger open(Path ledgers, LedgerId id, Instant now, Consumer<RecordedFact> reader) {
        LedgerReader.Content content = new LedgerReader().verify(ledgers.resolve(id.hex()));
        Vouching vouching = vouching();
        vouching.anchors().add(new Anchor(id, content.sequence(), content.hash()));
        while (vouching.anchors().sequence() < content.anchors()) {
            vouching.anchors().add(new Anchor(id, content.sequence(), content.hash()));
        }
        return FileLedger.open(ledgers, id, vouching, now, reader);
    }
}
