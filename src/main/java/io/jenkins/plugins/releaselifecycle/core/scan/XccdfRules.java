package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.HashMap;
import java.util.Map;

/**
 * Severities of XCCDF rules and the failures that wait for them. A failure counts with the severity of its
 * rule-result, else with that of its rule, which may stand before or after it, else as medium.
 */
final class XccdfRules {
    private static final int ANCESTORS = 20;
    private static final Rating DEFAULT = new Rating(Severity.MEDIUM, null);

    private final TextBudget budget = new TextBudget();
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Undecided> waiting = new HashMap<>();
    private final Tally tally;

    private record Rule(Rating rating, String parent) {}

    XccdfRules(Tally tally) {
        this.tally = tally;
    }

    /** A rule; any of the three may be {@code null}. */
    void rule(String id, String severity, String parent) {
        if (id != null && (severity != null || parent != null)) {
            budget.charge(id, parent, severity);
            rules.merge(
                    id,
                    new Rule(rated(severity), parent),
                    (one, other) -> new Rule(
                            Rating.graver(one.rating(), other.rating()),
                            one.parent() == null ? other.parent() : one.parent()));
        }
    }

    /**
     * A rule-result that failed.
     *
     * @param rule may be {@code null}, as may {@code severity}
     * @param place where it failed, {@code null} where the report does not say
     */
    void failed(String rule, String severity, String place) {
        Sighting sighting = new Sighting(rule, place);
        if (severity != null || rule == null) {
            Rating rating = severity == null ? DEFAULT : rated(severity);
            tally.finding(rating, sighting);
            return;
        }
        Undecided group = waiting.get(rule);
        if (group == null) {
            budget.charge(rule);
            group = new Undecided();
            waiting.put(rule, group);
        }
        tally.undecided(group, sighting);
    }

    void decide() {
        waiting.forEach((rule, group) -> {
            Rating rating = ratingOf(rule);
            tally.decided(group, rating.severity(), rating.raw());
        });
    }

    /** The severity of the rule or of the rule that it extends (1.1 and 1.2: "extends" takes over what is absent). */
    private Rating ratingOf(String id) {
        Rule rule = rules.get(id);
        for (int i = 0; rule != null && i < ANCESTORS; i++) {
            if (rule.rating() != null) {
                return rule.rating();
            }
            rule = rules.get(rule.parent());
        }
        return DEFAULT;
    }

    private static Rating rated(String raw) {
        return raw == null ? null : new Rating(Gravity.worded(raw), raw);
    }
}
