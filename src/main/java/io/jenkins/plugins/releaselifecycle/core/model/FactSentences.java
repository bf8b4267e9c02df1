package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;

/** Each fact as a sentence: what the record shows to people, in Jenkins and on the command line. */
public final class FactSentences {

    private FactSentences() {}

    public static Message of(Fact fact) {
        return Message.of(FactSentences.class, "fact." + key(fact), fact.told().toArray(Serializable[]::new));
    }

    private static String key(Fact fact) {
        if (fact instanceof LedgerFact.NotUnderstood) {
            return "not-understood";
        }
        boolean throughAClosedGate = fact instanceof DeploymentFact.DeploymentStarted started
                && !started.unmet().isEmpty();
        return FactType.of(fact).wireName() + (throughAClosedGate ? "-closed" : "");
    }
}
