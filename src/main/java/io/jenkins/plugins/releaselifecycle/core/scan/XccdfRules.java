package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.EnumMap;
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
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Map<Severity, Integer> failed = new EnumMap<>(Severity.class);

    private record Rule(Severity severity, String parent) {}

    /** A rule; any of the three may be {@code null}. */
    void rule(String id, String severity, String parent) {
        if (id != null && (severity != null || parent != null)) {
            budget.charge(id, parent);
            rules.merge(
                    id,
                    new Rule(severity(severity), parent),
                    (one, other) -> new Rule(
                            Gravity.graver(one.severity(), other.severity()),
                            one.parent() == null ? other.parent() : one.parent()));
        }
    }

    /** A rule-result that failed; either may be {@code null}. */
    void failed(String rule, String severity) {
        if (severity != null || rule == null) {
            failed.merge(severity == null ? Severity.MEDIUM : severity(severity), 1, Math::addExact);
        } else if (waiting.merge(rule, 1, Math::addExact) == 1) {
            budget.charge(rule);
        }
    }

    void weigh(Tally tally) {
        waiting.forEach((rule, number) -> tally.weighed(severityOf(rule), number));
        failed.forEach(tally::weighed);
    }

    /** The severity of the rule or of the rule that it extends (1.1 and 1.2: "extends" takes over what is absent). */
    private Severity severityOf(String id) {
        Rule rule = rules.get(id);
        for (int i = 0; rule != null && i < ANCESTORS; i++) {
            if (rule.severity() != null) {
                return rule.severity();
            }
            rule = rules.get(rule.parent());
        }
        return Severity.MEDIUM;
    }

    private static Severity severity(String text) {
        if (text == null) {
            return null;
        }
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
