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
     * @param from where its entry begins in the line
     * @param length of its entry
     */
    record Opened(byte[] line, int from, int length, String hash) {}

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

    /** Whether a line is one of this frame rather than one that is not sealed. */
    boolean isOf(byte[] line) {
        int macAt = macAt(line);
        return macAt >= BEFORE_MAC.length && stands(BEFORE_MAC, line, macAt - BEFORE_MAC.length);
    }

    private int macAt(byte[] line) {
        return line.length - END.length - (sealed ? HEX : 0);
    }

    private boolean fits(byte[] line) {
        int afterHash = macAt(line) - (sealed ? BEFORE_MAC.length : 0);
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
        int hashAt = macAt(line) - HEX - (sealed ? BEFORE_MAC.length : 0);
        int from = BEFORE_ENTRY.length;
        int length = hashAt - BEFORE_HASH.length - from;
        if (!isHex(digest(line, from, length), line, hashAt)) {
            throw new DamagedLineException(Message.of(LineFrame.class, "line.hash"));
        }
        return new Opened(line, from, length, new String(line, hashAt, HEX, StandardCharsets.US_ASCII));
    }

    /** Whether the seal is the one that the key makes; never for an unsealed line. */
    boolean isSealedBy(Seal seal, Opened opened) {
        int macAt = macAt(opened.line());
        return sealed
                && MessageDigest.isEqual(
                        ascii(HexFormat.of().formatHex(mac(opened.hash(), seal))),
                        Arrays.copyOfRange(opened.line(), macAt, macAt + HEX));
    }

    private byte[] digest(byte[] line, int from, int length) {
        MessageDigest digest = DIGEST.get();
        digest.update(domain);
        digest.update(line, from, length);
        return digest.digest();
    }

    /** Whether the lower-case hexadecimal digits of the bytes stand there. */
    private static boolean isHex(byte[] bytes, byte[] line, int at) {
        int different = 0;
        for (int i = 0; i < HEX; i++) {
            int half = bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
            different |= line[at + i] ^ DIGITS[half];
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
