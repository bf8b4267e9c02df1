package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The deadlines that IT can extend with a reason (B2, D13). */
public enum Term implements Named {
    /** Trial-run testing after the installation. */
    TESTING,
    /** Filing with the superior IT department. */
    FILING;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<Term> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Term::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Term.class, "term." + id());
    }
}
