package io.jenkins.plugins.releaselifecycle.core.policy;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who committed to what a build is about to deploy. Where the policy excludes committers, none of them has decided on it, whoever the
 * request said had committed.
 */
public final class Committers {

    /** Where nothing is about to be deployed: the request says who committed. */
    static final Committers AS_ASKED = new Committers(Set.of());

    private final Set<String> people;

    private Committers(Set<String> people) {
        this.people = people;
    }

    /**
     * Who committed, as far as anybody knows.
     *
     * @param people user ids, of which those that differ only in case are one person; {@code null} where not all are known, so that
     *     anybody may have
     */
    public static Committers of(Collection<String> people) {
        return new Committers(
                people == null
                        ? null
                        : people.stream().map(Committers::person).collect(Collectors.toUnmodifiableSet()));
    }

    private static String person(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    boolean areKnown() {
        return people != null;
    }

    /** Whether that person is one of them, or may be. */
    boolean mayInclude(String person) {
        return people == null || people.contains(person(person));
    }
}
