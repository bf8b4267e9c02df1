package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;

/**
 * Turns facts into lines and lines into facts, as {@code docs/ledger-format.md} describes.
 *
 * <p>A line is {@code {"entry":ENTRY,"hash":"HASH"}}, where HASH is the SHA-256 over the format's domain and the bytes
 * of ENTRY exactly as they stand there.
 */
final class LineCodec {

    /** Version of the file format. */
    static final int FORMAT = 1;

    /** What the first entry of a ledger names as the hash before it. */
    static final String NO_HASH = "0".repeat(64);

    private static final byte[] DOMAIN = "release-lifecycle/ledger/1\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEFORE_ENTRY = "{\"entry\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BEFORE_HASH = ",\"hash\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] AFTER_HASH = "\"}".getBytes(StandardCharsets.UTF_8);
    private static final int HASH_LENGTH = 64;

    private final FactCodec facts = new FactCodec();

    /** The members of an entry in the order in which they are written; alphabetical, so that JSON tools agree. */
    private record Entry(
            Actor actor,
            Instant at,
            JsonNode fact,
            int format,
            String ledger,
            String previous,
            int schema,
            long sequence,
            String type) {}

    /** A fact, and the hash of its line. */
    record Decoded(RecordedFact fact, String hash) {}

    /** The bytes of one line, without the line feed, and its hash. */
    record Encoded(byte[] line, String hash) {}

    Encoded encode(LedgerId ledger, RecordedFact recorded, String previousHash) {
        FactType type = FactType.of(recorded.fact());
        Entry entry = new Entry(
                recorded.actor(),
                recorded.at(),
                facts.tree(recorded.fact()),
                FORMAT,
                ledger.hex(),
                previousHash,
                type.schema(),
                recorded.sequence(),
                type.wireName());
        byte[] bytes;
        try {
            bytes = facts.bytes(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A fact that cannot be written: " + recorded, e);
        }
        String hash = Digests.sha256(DOMAIN, bytes);
        byte[] line = new byte[BEFORE_ENTRY.length + bytes.length + BEFORE_HASH.length + HASH_LENGTH + 2];
        int at = put(line, 0, BEFORE_ENTRY);
        at = put(line, at, bytes);
        at = put(line, at, BEFORE_HASH);
        at = put(line, at, hash.getBytes(StandardCharsets.US_ASCII));
        put(line, at, AFTER_HASH);
        return new Encoded(line, hash);
    }

    private static int put(byte[] line, int at, byte[] part) {
        System.arraycopy(part, 0, line, at, part.length);
        return at + part.length;
    }

    /**
     * Reads one line and proves that it belongs where it stands.
     *
     * @param line without its line feed
     * @throws DamagedLineException where it does not
     */
    Decoded decode(byte[] line, LedgerId ledger, long sequence, String previousHash) throws DamagedLineException {
        int hashAt = line.length - AFTER_HASH.length - HASH_LENGTH;
        int entryEnd = hashAt - BEFORE_HASH.length;
        if (entryEnd < BEFORE_ENTRY.length
                || !stands(BEFORE_ENTRY, line, 0)
                || !stands(BEFORE_HASH, line, entryEnd)
                || !stands(AFTER_HASH, line, line.length - AFTER_HASH.length)) {
            throw damaged("line.form");
        }
        byte[] bytes = Arrays.copyOfRange(line, BEFORE_ENTRY.length, entryEnd);
        byte[] written = Arrays.copyOfRange(line, hashAt, hashAt + HASH_LENGTH);
        String hash = Digests.sha256(DOMAIN, bytes);
        if (!MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), written)) {
            throw damaged("line.hash");
        }
        Entry entry = entry(bytes);
        if (entry.format() != FORMAT) {
            throw damaged("line.format", entry.format());
        }
        if (!ledger.hex().equals(entry.ledger())) {
            throw new DamagedLineException(
                    LedgerException.Kind.FOREIGN,
                    Message.of(LineCodec.class, "line.foreign", Shown.of(String.valueOf(entry.ledger()))));
        }
        if (entry.sequence() != sequence) {
            throw damaged("line.sequence", sequence, entry.sequence());
        }
        if (!previousHash.equals(entry.previous())) {
            throw damaged("line.previous");
        }
        try {
            return new Decoded(new RecordedFact(sequence, entry.at(), entry.actor(), fact(entry)), hash);
        } catch (InvalidInputException e) {
            throw new DamagedLineException(LedgerException.Kind.DAMAGED, e.reason());
        }
    }

    private Entry entry(byte[] bytes) throws DamagedLineException {
        try {
            Entry entry = facts.read(bytes, Entry.class);
            if (entry == null || entry.actor() == null || entry.at() == null || entry.type() == null) {
                throw damaged("line.incomplete");
            }
            return entry;
        } catch (java.io.IOException e) {
            throw damaged("line.json");
        }
    }

    private Fact fact(Entry entry) {
        if (entry.fact() == null || entry.fact().isNull() || !FactCodec.knows(entry.type(), entry.schema())) {
            return FactCodec.notUnderstood(entry.type(), entry.schema());
        }
        try {
            return facts.fact(entry.type(), entry.fact());
        } catch (JsonProcessingException e) {
            // The line is what was written, so a newer product wrote more than this one knows.
            return FactCodec.notUnderstood(entry.type(), entry.schema());
        }
    }

    private static boolean stands(byte[] part, byte[] line, int at) {
        return Arrays.equals(part, 0, part.length, line, at, at + part.length);
    }

    private static DamagedLineException damaged(String key, java.io.Serializable... arguments) {
        return new DamagedLineException(LedgerException.Kind.DAMAGED, Message.of(LineCodec.class, key, arguments));
    }

    /** A line that is not what the product wrote, or not where it wrote it. */
    static final class DamagedLineException extends Exception {
        private static final long serialVersionUID = 1L;

        final LedgerException.Kind kind;
        final Message detail;

        DamagedLineException(LedgerException.Kind kind, Message detail) {
            this.kind = kind;
            this.detail = detail;
        }
    }
}
