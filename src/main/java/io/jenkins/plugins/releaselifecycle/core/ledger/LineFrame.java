package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What stands around an entry in a line: its hash and the seal over the hash, as {@code docs/ledger-format.md} describes.
 *
 * <p>A line is {@code {"entry":ENTRY,"hash":"HASH","mac":"MAC"}}, where HASH is the SHA-256 over the domain and the bytes of
 * ENTRY exactly as they stand there, and MAC is the seal over the domain and HASH. An unsealed line ends after HASH.
 */
final class LineFrame {

    /** What the first entry of a file names as the hash before it. */
    static final String NO_HASH = "0".repeat(64);

    private static final byte[] BEFORE_ENTRY = ascii("{\"entry\":");
    private static final byte[] BEFORE_HASH = ascii(",\"hash\":\"");
    private static final byte[] BEFORE_MAC = ascii("\",\"mac\":\"");
    private static final byte[] END = ascii("\"}");
    private static final int HEX = 64;

    private static final byte[] DIGITS = ascii("0123456789abcdef");

    /** By byte, because a branch for each would take longer than the hash. */
    private static final boolean[] IS_DIGIT = new boolean[256];

    static {
        for (byte digit : DIGITS) {
            IS_DIGIT[digit] = true;
        }
    }

    /** Looking for the algorithm takes as long as a short line. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Digests::sha256);

    private final byte[] domain;
    private final boolean sealed;

    private LineFrame(String domain, boolean sealed) {
        this.domain = ascii(domain + "\n");
        this.sealed = sealed;
    }

    /** @param domain tells these lines from whatever else is hashed */
    static LineFrame sealed(String domain) {
        return new LineFrame(domain, true);
    }

    /** Lines of the time before there were seals. */
    static LineFrame unsealed(String domain) {
        return new LineFrame(domain, false);
    }

    /** The bytes of one line, without the line feed, and its hash. */
    record Closed(byte[] line, String hash) {}

    /**
     * A line whose hash is right.
     *
     * @param mac empty in an unsealed line
     */
    record Opened(byte[] entry, String hash, byte[] mac) {}

    Closed close(byte[] entry, Seal seal) {
        String hash = Digests.sha256(domain, entry);
        byte[][] parts = {
            BEFORE_ENTRY,
            entry,
            BEFORE_HASH,
            ascii(hash),
            BEFORE_MAC,
            ascii(HexFormat.of().formatHex(mac(hash, seal))),
            END
        };
        byte[] line =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, line, at, part.length);
            at += part.length;
        }
        return new Closed(line, hash);
    }

    private byte[] mac(String hash, Seal seal) {
        byte[] bytes = Arrays.copyOf(domain, domain.length + HEX);
        System.arraycopy(ascii(hash), 0, bytes, domain.length, HEX);
        return seal.over(bytes);
    }

    /** Whether a line has the outward form of this frame. */
    boolean fits(byte[] line) {
        int afterHash = line.length - END.length - (sealed ? HEX + BEFORE_MAC.length : 0);
        int entryEnd = afterHash - HEX - BEFORE_HASH.length;
        return entryEnd >= BEFORE_ENTRY.length
                && stands(BEFORE_ENTRY, line, 0)
                && stands(BEFORE_HASH, line, entryEnd)
                && (!sealed || stands(BEFORE_MAC, line, afterHash) && areDigits(line, line.length - END.length - HEX))
                && stands(END, line, line.length - END.length);
    }

    /**
     * Takes the frame off a line and proves that its hash is right.
     *
     * @param line without its line feed
     */
    Opened open(byte[] line) throws DamagedLineException {
        if (!fits(line)) {
            throw new DamagedLineException(Message.of(LineFrame.class, "line.form"));
        }
        int macAt = line.length - END.length - (sealed ? HEX : 0);
        int hashAt = macAt - HEX - (sealed ? BEFORE_MAC.length : 0);
        byte[] entry = Arrays.copyOfRange(line, BEFORE_ENTRY.length, hashAt - BEFORE_HASH.length);
        byte[] hash = Arrays.copyOfRange(line, hashAt, hashAt + HEX);
        if (!isHex(digest(entry), hash)) {
            throw new DamagedLineException(Message.of(LineFrame.class, "line.hash"));
        }
        return new Opened(
                entry,
                new String(hash, StandardCharsets.US_ASCII),
                Arrays.copyOfRange(line, macAt, line.length - END.length));
    }

    /** Whether the seal is the one that the key makes; never for an unsealed line. */
    boolean isSealedBy(Seal seal, Opened opened) {
        return sealed && MessageDigest.isEqual(ascii(HexFormat.of().formatHex(mac(opened.hash(), seal))), opened.mac());
    }

    private byte[] digest(byte[] entry) {
        MessageDigest digest = DIGEST.get();
        digest.update(domain);
        return digest.digest(entry);
    }

    /** Whether these are the lower-case hexadecimal digits of the bytes. */
    private static boolean isHex(byte[] bytes, byte[] digits) {
        int different = bytes.length * 2 ^ digits.length;
        for (int i = 0; i < digits.length; i++) {
            int half = bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
            different |= digits[i] ^ DIGITS[half];
        }
        return different == 0;
    }

    /** Whether a code stands there as it is written: with lower-case hexadecimal digits. */
    private static boolean areDigits(byte[] line, int from) {
        boolean digits = true;
        for (int at = from; at < from + HEX; at++) {
            digits &= IS_DIGIT[line[at] & 0xFF];
        }
        return digits;
    }

    private static boolean stands(byte[] part, byte[] line, int at) {
        return Arrays.equals(part, 0, part.length, line, at, at + part.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
