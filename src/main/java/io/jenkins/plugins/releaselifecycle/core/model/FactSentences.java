package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;

/** Each fact as a sentence: what the record shows to people, in Jenkins and on the command line. */
public final class FactSentences {

    private FactSentences() {}

    public static Message of(Fact fact) {
        if (fact instanceof Fact.ApplicationRegistered registered) {
            return sentence("application-registered", registered.name());
        }
        if (fact instanceof Fact.ApplicationMoved moved) {
            return sentence("application-moved", moved.from(), moved.to());
        }
        if (fact instanceof Fact.ExposureDeclared declared) {
            return sentence("exposure-declared", declared.exposure());
        }
        if (fact instanceof Fact.SecurityTestRecorded test) {
            return sentence(
                    "security-test-recorded",
                    test.kind(),
                    test.version().text(),
                    String.join(
                            ", ",
                            test.reports().stream().map(RecordedReport::file).toList()));
        }
        if (fact instanceof Fact.DeploymentBlocked blocked) {
            return sentence("deployment-blocked", blocked.version().text(), String.join(", ", blocked.unmet()));
        }
        if (fact instanceof Fact.DeploymentStarted started) {
            return sentence("deployment-started", started.version().text());
        }
        if (fact instanceof Fact.DeploymentFinished finished) {
            return sentence("deployment-finished", finished.version().text(), finished.outcome());
        }
        if (fact instanceof Fact.TailRepaired repaired) {
            return sentence("tail-repaired", repaired.bytes());
        }
        if (fact instanceof Fact.NotUnderstood unknown) {
            return sentence("not-understood", unknown.type(), unknown.schema());
        }
        throw new IllegalStateException("No sentence for " + fact.getClass());
    }

    private static Message sentence(String type, Serializable... arguments) {
        return Message.of(FactSentences.class, "fact." + type, arguments);
    }
}
