package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
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

    private final JsonMapper json = mapper();

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .build();
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        return mapper;
    }

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
                json.valueToTree(recorded.fact()),
                FORMAT,
                ledger.hex(),
                previousHash,
                type.schema(),
                recorded.sequence(),
                type.wireName());
        byte[] bytes;
        try {
            bytes = json.writeValueAsBytes(entry);
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
            throw damaged("line.foreign", Shown.of(String.valueOf(entry.ledger())));
        }
        if (entry.sequence() != sequence) {
            throw damaged("line.sequence", sequence, entry.sequence());
        }
        if (!previousHash.equals(entry.previous())) {
            throw damaged("line.previous");
        }
        return new Decoded(new RecordedFact(sequence, entry.at(), entry.actor(), fact(entry)), hash);
    }

    private Entry entry(byte[] bytes) throws DamagedLineException {
        try {
            Entry entry = json.readValue(bytes, Entry.class);
            if (entry == null || entry.actor() == null || entry.at() == null || entry.type() == null) {
                throw damaged("line.incomplete");
            }
            return entry;
        } catch (java.io.IOException e) {
            throw damaged("line.json");
        }
    }

    private Fact fact(Entry entry) {
        FactType type = FactType.named(entry.type()).orElse(null);
        if (type == null || entry.schema() != type.schema() || entry.fact() == null) {
            return notUnderstood(entry);
        }
        try {
            return json.treeToValue(entry.fact(), type.recordType());
        } catch (JsonProcessingException e) {
            // The line is what was written, so a newer product wrote more than this one knows.
            return notUnderstood(entry);
        }
    }

    private static Fact notUnderstood(Entry entry) {
        return new LedgerFact.NotUnderstood(Shown.of(entry.type()), entry.schema());
    }

    private static boolean stands(byte[] part, byte[] line, int at) {
        return Arrays.equals(part, 0, part.length, line, at, at + part.length);
    }

    private static DamagedLineException damaged(String key, java.io.Serializable... arguments) {
        return new DamagedLineException(Message.of(LineCodec.class, key, arguments));
    }

    /** A line that is not what the product wrote, or not where it wrote it. */
    static final class DamagedLineException extends Exception {
        private static final long serialVersionUID = 1L;

        final Message detail;

        DamagedLineException(Message detail) {
            this.detail = detail;
        }
    }
}
