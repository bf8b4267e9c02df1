package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;

/** Each fact as a sentence: what the record shows to people, in Jenkins and on the command line. */
public final class FactSentences {

    private FactSentences() {}

    public static Message of(Fact fact) {
        String key = fact instanceof LedgerFact.NotUnderstood
                ? "not-understood"
                : FactType.of(fact).wireName();
        return Message.of(FactSentences.class, "fact." + key, fact.told().toArray(Serializable[]::new));
    }
}
