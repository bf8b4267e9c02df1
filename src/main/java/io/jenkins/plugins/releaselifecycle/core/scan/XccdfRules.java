package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Severities of XCCDF rules and the failures that wait for them. A failure counts with the severity of its
 * rule-result, else with that of its rule, which may stand before or after it, else as medium.
 */
final class XccdfRules {
    private static final int ANCESTORS = 20;

    private final TextBudget budget = new TextBudget();
    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Undecided> waiting = new HashMap<>();
    private final Tally tally;

    /** A severity after mapping and as the report words it. */
    private record Rating(Severity severity, String raw) {
        private static final Rating DEFAULT = new Rating(Severity.MEDIUM, null);

        static Rating of(String raw) {
            return raw == null ? null : new Rating(XccdfRules.severity(raw), raw);
        }

        static Rating graver(Rating one, Rating other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return Gravity.graver(one.severity, other.severity) == one.severity ? one : other;
        }
    }

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
                    new Rule(Rating.of(severity), parent),
                    (one, other) -> new Rule(
                            Rating.graver(one.rating(), other.rating()),
                            one.parent() == null ? other.parent() : one.parent()));
        }
    }

    /**
     * A rule-result that failed.
     *
     * @param rule may be {@code null}, as may {@code severity}
     * @param target on which it failed, {@code null} where the report does not say
     */
    void failed(String rule, String severity, String target) {
        Sighting sighting = new Sighting(rule, target);
        if (severity != null || rule == null) {
            Rating rating = severity == null ? Rating.DEFAULT : Rating.of(severity);
            tally.finding(rating.severity(), rating.raw(), sighting);
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
        return Rating.DEFAULT;
    }

    private static Severity severity(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "critical" -> Severity.CRITICAL;
            case "high" -> Severity.HIGH;
            case "medium" -> Severity.MEDIUM;
            case "low" -> Severity.LOW;
            case "info" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }
}
