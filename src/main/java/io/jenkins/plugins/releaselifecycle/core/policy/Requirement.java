package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;

/** A requirement of the rule; the ids are those of its numbered restatement. */
public enum Requirement implements Named {
    /** The record itself can be read and understood whole. Not a clause of the rule but what all of it rests on. */
    RECORD(""),
    /** System security and application security are both tested. */
    C1("4.3"),
    /** The kinds of test that an external application needs. */
    C2("4.3"),
    /** The kinds of test that an internal application needs. */
    C3("4.3"),
    /** At least one retest of each required kind, also when the first test was clean. */
    C4("4.3"),
    /** The tests speak for what goes live. */
    C5("4.3");

    private final String clause;

    Requirement(String clause) {
        this.clause = clause;
    }

    @Override
    public String id() {
        return name();
    }

    /** Section of the rule's text, {@code "4.3"}; empty where the text has none. */
    public String clause() {
        return clause;
    }

    @Override
    public Message label() {
        return Message.of(Requirement.class, "requirement." + name());
    }
}
