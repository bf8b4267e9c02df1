package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.AskableGates;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.util.Map;
import java.util.Optional;

/** The gates: as each was gone through, and as those stand that can be asked now. */
final class GatesPart {

    private final Page page;
    private final Policies policies;
    private boolean passed;

    GatesPart(Page page, Policies policies) {
        this.page = page;
        this.policies = policies;
    }

    void write() {
        page.section("gates", "gates.title", () -> {
            page.paragraph("gates.how");
            Lifecycle.Folding folding = Lifecycle.folding();
            page.record().each(chained -> {
                passage(chained, folding);
                folding.accept(chained.fact());
            });
            if (!passed) {
                page.paragraph("gates.none-passed");
            }
            Lifecycle lifecycle = page.survey().lifecycle();
            if (isAskedAbout(lifecycle.stage())) {
                atTheHead(lifecycle);
            } else {
                page.paragraph("gates.other-stage", lifecycle.stage());
            }
        });
    }

    private boolean isAskedAbout(Stage present) {
        return page.stage().filter(stage -> stage != present).isEmpty();
    }

    private void passage(ChainedFact chained, Lifecycle.Folding folding) {
        if (Passage.is(chained.fact()) && isAskedAbout(folding.stage())) {
            Optional<Passage> passage = Passage.of(chained.fact(), folding.folded());
            passage.ifPresent(this::write);
            passed |= passage.isPresent();
        }
    }

    private void write(Passage passage) {
        AuditWords words = page.words();
        page.html().block("article", () -> {
            page.html()
                    .element(
                            "h3",
                            words.of(
                                    "gates.passed",
                                    passage.gate(),
                                    passage.version().text(),
                                    passage.fact().sequence()))
                    .line();
            page.paragraph(
                    "gates.passed.by",
                    words.of(passage.fact().at()),
                    passage.fact().actor().shown(),
                    FactSentences.of(passage.fact().fact()));
            if (passage.emergency()) {
                page.note(words.of("gates.emergency"));
            }
            if (passage.warned()) {
                page.note(words.of("gates.warned"));
            }
            policyOf(passage);
            new VerdictPart(page, passage.before()).write(passage.verdict(policies));
        });
    }

    private void policyOf(Passage passage) {
        String digest = passage.policy();
        if (policies.of(digest).isEmpty()) {
            page.note(page.words().of("gates.policy.unknown", digest));
        } else if (!digest.equals(policies.inForce().digest())) {
            page.note(page.words().of("gates.policy.earlier", digest));
        }
    }

    private void atTheHead(Lifecycle lifecycle) {
        Map<Gate, Version> askable = AskableGates.of(lifecycle);
        if (askable.isEmpty()) {
            page.paragraph("gates.none-askable", lifecycle.stage());
        }
        askable.forEach((gate, version) -> page.html().block("article", () -> {
            page.html()
                    .element("h3", page.words().of("gates.now", gate, version.text()))
                    .line();
            new VerdictPart(page, lifecycle).write(GateEvaluation.evaluate(question(gate, version, lifecycle)));
        }));
    }

    private Question question(Gate gate, Version version, Lifecycle lifecycle) {
        Policy policy = policies.inForce();
        return new Question(
                gate,
                lifecycle,
                policy,
                policy.exposureOf(lifecycle.declaredExposure()),
                version,
                lifecycle.latest(),
                policies.earlier(),
                page.record().evidence());
    }
}
