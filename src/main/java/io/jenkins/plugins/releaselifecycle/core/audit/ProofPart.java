package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import java.util.List;
import java.util.Optional;

/** The checkpoint, how anybody can verify all this without whoever wrote it, and what it does not prove. */
final class ProofPart {

    private static final List<String> STEPS = List.of("proof.export", "proof.verify", "proof.again", "proof.format");
    private static final List<String> LIMITS = List.of(
            "limits.word",
            "limits.end",
            "limits.policy",
            "limits.exposure",
            "limits.roles",
            "limits.files",
            "limits.clock");

    private final Page page;
    private final Policies policies;

    ProofPart(Page page, Policies policies) {
        this.page = page;
        this.policies = policies;
    }

    void write(Optional<SignedCheckpoint> checkpoint) {
        Anchor head = page.record().head();
        page.section("checkpoint", "checkpoint.title", () -> {
            page.paragraph("checkpoint.head", head.ledger().hex(), head.sequence(), head.hash());
            if (checkpoint.isEmpty()) {
                page.paragraph("checkpoint.none");
            } else {
                signed(checkpoint.get(), head);
            }
        });
        page.section("proof", "proof.title", () -> list("ol", STEPS));
        page.section("limits", "limits.title", () -> list("ul", LIMITS));
    }

    private void signed(SignedCheckpoint checkpoint, Anchor head) {
        Optional<Anchor> place =
                Optional.ofNullable(checkpoint.checkpoint().byLedger().get(head.ledger()));
        page.paragraph(
                place.isPresent() ? "checkpoint.signed" : "checkpoint.of-others",
                page.words().of(checkpoint.checkpoint().at()),
                place.map(Anchor::sequence).orElse(0L));
        page.html()
                .begin("pre")
                .element("code", checkpoint.line().strip())
                .end()
                .line();
    }

    private void list(String tag, List<String> items) {
        page.html()
                .block(
                        tag,
                        () -> items.forEach(item -> page.html()
                                .element(
                                        "li",
                                        page.words()
                                                .of(
                                                        item,
                                                        page.record()
                                                                .head()
                                                                .ledger()
                                                                .hex(),
                                                        page.record().head().sequence(),
                                                        page.record().head().hash(),
                                                        policies.inForce().digest(),
                                                        options()))
                                .line()));
    }

    /** The options of the command line that make this very page again. */
    private String options() {
        String stage = page.stage().map(only -> " --stage " + only.id()).orElse("");
        return "--head " + page.record().head().sequence() + stage + " --lang "
                + page.words().locale().toLanguageTag();
    }
}
