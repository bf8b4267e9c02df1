package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The requirements of the rule, in its order, with what it does not say before and after them; the ids are those of its numbered restatement. */
public enum Requirement implements Named {
    /** The record itself can be read and understood whole. Not a clause of the rule but what all of it rests on. */
    RECORD("", false),
    /** The application is where this gate can be asked, with this version. Follows from the order of the stages (§2). */
    STAGE("2", false),
    /** No closed gate was gone through that IT has not reviewed. The price of going through one, not a clause. */
    BREAK_GLASS("", false),
    /** Deployments are not frozen now, by the calendar of the policy. Not a clause but the administrator's word. */
    CALENDAR("", false),
    A1("3"),
    A2("3"),
    A3("3"),
    A4("3"),
    A5("3"),
    A6("3"),
    A7("3", false),
    B1("4.1"),
    B2("4.1"),
    B3("4.1"),
    B4("4.2"),
    B5("4.2"),
    B6("4.2"),
    C1("4.3"),
    C2("4.3"),
    C3("4.3"),
    C4("4.3"),
    C5("4.3"),
    D1("5", false),
    D2("5"),
    D3("5"),
    D4("5"),
    D5("5"),
    D6("5"),
    D7("5", false),
    D8("5"),
    D9("5"),
    D10("5", false),
    D11("5"),
    D12("5"),
    D13("5"),
    E1("6"),
    E2("6"),
    E3("6"),
    E4("6"),
    E5("6"),
    E6("6", false),
    E7("6"),
    E8("6"),
    E9("6", false),
    F1("7"),
    F2("7"),
    F3("7", false),
    F4("7"),
    G1("2", false),
    /** The documents that the policy asks for at this gate besides the rule's. Not a clause but the administrator's word. */
    DOCUMENTS("", false);

    private final String clause;
    private final boolean waivable;

    Requirement(String clause) {
        this(clause, true);
    }

    Requirement(String clause, boolean waivable) {
        this.clause = clause;
        this.waivable = waivable;
    }

    /** The requirement of that id; empty where there is none. */
    public static Optional<Requirement> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** Those that a waiver can be for, as far as the policy does not exclude them. */
    public static List<Requirement> allWaivable() {
        return Arrays.stream(values()).filter(Requirement::waivable).toList();
    }

    @Override
    public String id() {
        return name();
    }

    /** Section of the rule's text, {@code "4.3"}; empty where the text has none. */
    public String clause() {
        return clause;
    }

    /** Whether a waiver can be for it at all: never where people decide by it, or where nothing could be trusted. */
    public boolean waivable() {
        return waivable;
    }

    @Override
    public Message label() {
        return Message.of(Requirement.class, "requirement." + name());
    }
}
