package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Identity of a ledger: 128 random bits, so that no name and no path leads to it.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record LedgerId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws InvalidInputException where {@code hex} is not the id of a ledger */
    public LedgerId {
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidInputException(Message.of(LedgerId.class, "id.malformed", Shown.of(hex)));
        }
    }

    public static LedgerId random(SecureRandom random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new LedgerId(HexFormat.of().formatHex(bits));
    }

    @Override
    public String toString() {
        return hex;
    }
}
