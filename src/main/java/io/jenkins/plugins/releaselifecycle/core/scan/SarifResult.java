package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;

/**
 * What makes the severity of a SARIF result (2.1.0, §3.27), as far as it is known before the rules are.
 *
 * @param rule the rule it points at
 * @param level its own level, or {@code null}
 * @param open its kind if that is {@code open} or {@code review}: not decided yet, so the specification gives it no
 *     level; {@code null} for another kind
 * @param scored what its own {@code security-severity} means, or {@code null}
 */
record SarifResult(SarifReference rule, Rating level, String open, Rating scored) {
    /** Of a result for which neither it nor its rule says anything (§3.27.10). */
    static final Rating DEFAULT = new Rating(Severity.MEDIUM, null);

    /** @param meant by its rule */
    Rating rating(SarifRules.Meaning meant) {
        Rating score = Rating.graver(scored, meant.scored());
        if (score == null) {
            return levelled(meant);
        }
        // a score that cannot be read may have been a high one, and hides no higher level
        return score.severity() == Severity.UNKNOWN ? Rating.graver(score, levelled(meant)) : score;
    }

    private Rating levelled(SarifRules.Meaning meant) {
        if (open != null) {
            return Rating.graver(new Rating(Severity.UNKNOWN, open), level);
        }
        if (level != null) {
            return level;
        }
        if (meant.configured() != null) {
            return meant.configured();
        }
        // a place that the report does not have is a broken reference: nobody knows what it would have said
        return rule.index() >= 0 || rule.component() != null ? Rating.NONE : DEFAULT;
    }

    /** Whether an override of the level of its rule makes no difference. */
    boolean overrulesItsRule(SarifRules.Meaning meant) {
        Rating score = Rating.graver(scored, meant.scored());
        return level != null || open != null || (score != null && score.severity() != Severity.UNKNOWN);
    }

    void charge(TextBudget budget) {
        rule.charge(budget, level == null ? null : level.raw(), scored == null ? null : scored.raw());
    }
}
