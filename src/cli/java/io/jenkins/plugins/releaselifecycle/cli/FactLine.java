package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.time.Instant;

/**
 * One fact of a ledger as it is shown.
 *
 * @param type the name under which it is written in the ledger
 */
record FactLine(long sequence, Instant at, Actor actor, String type, String sentence, Fact fact) {

    static FactLine of(RecordedFact recorded, Console console) {
        Message sentence = FactSentences.of(recorded.fact());
        return new FactLine(
                recorded.sequence(),
                recorded.at(),
                recorded.actor(),
                type(recorded.fact()),
                console.word(sentence),
                recorded.fact());
    }

    private static String type(Fact fact) {
        return fact instanceof LedgerFact.NotUnderstood unknown
                ? unknown.type()
                : FactType.of(fact).wireName();
    }
}
