package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.AnchorFile;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** What is known outside of ledgers of how far they had come: anchors, or a signed checkpoint. */
record KnownAnchors(Path file, Map<LedgerId, Anchor> byLedger) {

    /** What is known cannot be relied on: it was changed, or not signed with the key that was named. */
    static final class Tampered extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Message reason;

        Tampered(Message reason) {
            this.reason = reason;
        }

        Message reason() {
            return reason;
        }
    }

    /** @throws InvalidInputException where there is no such file, or it cannot be read */
    static KnownAnchors ofAnchors(Path file) throws Tampered {
        try {
            return new KnownAnchors(file, AnchorFile.read(file));
        } catch (LedgerException e) {
            if (e.getCause() instanceof IOException cause) {
                throw problem(file, cause);
            }
            throw new Tampered(e.reason());
        }
    }

    /** @throws InvalidInputException where there is no such file, or it cannot be read, or the key is none */
    static KnownAnchors ofCheckpoint(Path file, Path keyFile) throws Tampered {
        return new KnownAnchors(file, checkpoint(file, keyFile).checkpoint().byLedger());
    }

    /** @throws InvalidInputException where there is no such file, or it cannot be read, or the key is none */
    static SignedCheckpoint checkpoint(Path file, Path keyFile) throws Tampered {
        PublicKey key = key(keyFile);
        try {
            return SignedCheckpoint.read(file, key);
        } catch (InvalidInputException e) {
            throw new Tampered(Console.text("file.problem", file.toString(), e.reason()));
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /** A public key in PEM, or the bare Base64 of it. */
    private static PublicKey key(Path file) {
        try {
            String base64 = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IOException e) {
            throw problem(file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    Console.text("file.problem", file.toString(), Console.text("key.malformed")));
        }
    }

    private static InvalidInputException problem(Path file, IOException e) {
        Message why = Files.isDirectory(file) ? Console.text("file.directory") : FileProblem.of(e);
        return new InvalidInputException(Console.text("file.problem", file.toString(), why));
    }
}
