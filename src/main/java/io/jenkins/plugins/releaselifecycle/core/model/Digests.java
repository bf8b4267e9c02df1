package io.jenkins.plugins.releaselifecycle.core.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256, the only digest that is used. */
public final class Digests {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Lower-case hexadecimal SHA-256 of the parts, one after the other. */
    public static String sha256(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @throws InvalidInputException where it is there and is no SHA-256 in lower-case hexadecimal */
    static void requireSha256(String digest, String member) {
        if (digest != null && !HEXADECIMAL.matcher(digest).matches()) {
            throw new InvalidInputException(Message.of(Digests.class, "member.sha256", member, Shown.of(digest)));
        }
    }
}
