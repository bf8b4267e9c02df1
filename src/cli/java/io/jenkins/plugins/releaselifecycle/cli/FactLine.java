package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.time.Instant;

/**
 * One fact of a ledger as it is shown.
 *
 * @param type the name under which it is written in the ledger
 */
record FactLine(long sequence, Instant at, Actor actor, String type, String sentence, Fact fact) {

    private static final String BEFORE_TYPE = "fact.";

    static FactLine of(RecordedFact recorded, Console console) {
        Message sentence = FactSentences.of(recorded.fact());
        return new FactLine(
                recorded.sequence(),
                recorded.at(),
                recorded.actor(),
                type(recorded.fact(), sentence),
                console.word(sentence),
                recorded.fact());
    }

    private static String type(Fact fact, Message sentence) {
        return fact instanceof Fact.NotUnderstood unknown
                ? unknown.type()
                : sentence.key().substring(BEFORE_TYPE.length());
    }
}
