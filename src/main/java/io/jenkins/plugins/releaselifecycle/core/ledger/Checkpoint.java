package io.jenkins.plugins.releaselifecycle.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far ledgers had come at a moment, signed by a controller: one line, as {@code docs/ledger-format.md} describes. Whoever kept
 * it outside of Jenkins can tell later whether anything up to there was taken away or changed, also by an administrator.
 *
 * @param at by the controller's clock
 * @param anchors number of anchors of all ledgers that there were
 * @param ledgers the last place of each ledger, in the order of their ids
 */
public record Checkpoint(Instant at, long anchors, List<Anchor> ledgers) {

    private static final int FORMAT = 1;
    private static final String ALGORITHM = "SHA256withRSA";
    private static final byte[] DOMAIN = ascii("release-lifecycle/checkpoint/1\n");
    private static final byte[] BEFORE = ascii("{\"checkpoint\":");
    private static final byte[] BEFORE_SIGNATURE = ascii(",\"signature\":\"");
    private static final byte[] END = ascii("\"}");
    private static final FactCodec JSON = new FactCodec();

    private record Signed(long anchors, Instant at, int format, List<Place> ledgers) {}

    private record Place(String hash, String ledger, long sequence) {}

    public Checkpoint {
        ledgers = ledgers.stream()
                .sorted(Comparator.comparing(anchor -> anchor.ledger().hex()))
                .toList();
    }

    /** The last place of each ledger. */
    public Map<LedgerId, Anchor> byLedger() {
        return ledgers.stream().collect(Collectors.toMap(Anchor::ledger, Function.identity()));
    }

    /**
     * The line of this checkpoint, with its line feed.
     *
     * @param key RSA
     */
    public byte[] signedWith(PrivateKey key) {
        List<Place> places = ledgers.stream()
                .map(anchor -> new Place(anchor.hash(), anchor.ledger().hex(), anchor.sequence()))
                .toList();
        try {
            byte[] bytes = JSON.bytes(new Signed(anchors, at, FORMAT, places));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(DOMAIN);
            signature.update(bytes);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(BEFORE);
            line.writeBytes(bytes);
            line.writeBytes(BEFORE_SIGNATURE);
            line.writeBytes(Base64.getEncoder().encode(signature.sign()));
            line.writeBytes(END);
            line.write('\n');
            return line.toByteArray();
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("A checkpoint that cannot be signed", e);
        }
    }

    /**
     * Reads a checkpoint and proves that the controller signed it.
     *
     * @param key of the controller, from somewhere other than the checkpoint
     * @throws InvalidInputException where it is not a checkpoint, or not one that was signed with that key
     * @throws IOException where the file cannot be read
     */
    public static Checkpoint read(Path file, PublicKey key) throws IOException {
        byte[] line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .stripTrailing()
                .getBytes(StandardCharsets.UTF_8);
        int signatureAt = new String(line, StandardCharsets.ISO_8859_1)
                .lastIndexOf(new String(BEFORE_SIGNATURE, StandardCharsets.ISO_8859_1));
        boolean form = signatureAt > BEFORE.length
                && Arrays.equals(BEFORE, 0, BEFORE.length, line, 0, BEFORE.length)
                && Arrays.equals(END, 0, END.length, line, line.length - END.length, line.length);
        if (!form) {
            throw refused("checkpoint.form");
        }
        byte[] bytes = Arrays.copyOfRange(line, BEFORE.length, signatureAt);
        byte[] signature = Arrays.copyOfRange(line, signatureAt + BEFORE_SIGNATURE.length, line.length - END.length);
        requireSigned(bytes, signature, key);
        return parsed(bytes);
    }

    private static void requireSigned(byte[] bytes, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(DOMAIN);
            verifier.update(bytes);
            if (!verifier.verify(Base64.getDecoder().decode(signature))) {
                throw refused("checkpoint.signature");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refused("checkpoint.signature");
        }
    }

    private static Checkpoint parsed(byte[] bytes) {
        try {
            Signed signed = JSON.read(bytes, Signed.class);
            if (signed.format() != FORMAT || signed.at() == null || signed.ledgers() == null) {
                throw refused("checkpoint.form");
            }
            List<Anchor> ledgers = signed.ledgers().stream()
                    .map(place -> new Anchor(new LedgerId(place.ledger()), place.sequence(), place.hash()))
                    .toList();
            return new Checkpoint(signed.at(), signed.anchors(), ledgers);
        } catch (IOException e) {
            throw refused("checkpoint.form");
        }
    }

    private static InvalidInputException refused(String key) {
        return new InvalidInputException(Message.of(Checkpoint.class, key));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
