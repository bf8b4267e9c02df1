package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * What makes the severity of a SARIF result (2.1.0, §3.27), as far as it is known before the rules are.
 *
 * @param rule the rule it points at
 * @param level its own level, or {@code null}
 * @param open whether its kind is {@code open} or {@code review}: not decided yet, so the specification gives it no
 *     level
 * @param scored what its own {@code security-severity} means, or {@code null}
 */
record SarifResult(SarifReference rule, SarifLevel level, boolean open, Severity scored) {

    Severity severity(SarifRules known) {
        Set<SarifRules.Rule> rules = known.find(rule);
        Severity score = scored;
        for (SarifRules.Rule candidate : rules) {
            score = Gravity.graver(score, candidate.scored());
        }
        if (score == null) {
            return levelled(rules);
        }
        // a score that cannot be read may have been a high one, and hides no higher level
        return score == Severity.UNKNOWN ? Gravity.graver(score, levelled(rules)) : score;
    }

    private Severity levelled(Set<SarifRules.Rule> rules) {
        if (open) {
            return Gravity.graver(Severity.UNKNOWN, level == null ? null : level.severity());
        }
        if (level != null) {
            return level.severity();
        }
        Severity configured = null;
        for (SarifRules.Rule candidate : rules) {
            configured = Gravity.graver(configured, candidate.configured());
        }
        if (configured != null) {
            return configured;
        }
        // a place that the report does not have is a broken reference: nobody knows what it would have said
        return rule.index() >= 0 || rule.component() != null ? Severity.UNKNOWN : SarifLevel.WARNING.severity();
    }

    /** Reads one result. */
    static final class Builder {
        private final SarifReference.Builder rule = new SarifReference.Builder();
        private SarifLevel level;
        private String kind;
        private String baseline;
        private Severity scored;
        private boolean suppressed;

        Builder(JsonWalker json) throws IOException {
            json.object(name -> {
                switch (name) {
                    case "ruleId" -> rule.ruleId(json.text());
                    case "ruleIndex" -> rule.ruleIndex(json.integer());
                    case "rule" -> rule.reference(json);
                    case "level" -> level = SarifLevel.of(json.text());
                    case "kind" -> kind = json.text();
                    case "baselineState" -> baseline = json.text();
                    case "properties" -> scored = SarifRules.scored(json);
                    case "suppressions" -> suppressed = suppressions(json);
                    default -> {}
                }
            });
        }

        private static boolean suppressions(JsonWalker json) throws IOException {
            boolean[] all = {true};
            int number = json.array(() -> {
                boolean any = json.object(name -> {
                    // "status" in the standard (§3.35.3), "state" in schemas from before its errata
                    if (name.equals("status") || name.equals("state")) {
                        String status = json.text();
                        all[0] &= status == null || status.equals("accepted");
                    }
                });
                all[0] &= any;
            });
            return number > 0 && all[0];
        }

        /** Whether it says, without contradicting itself, that there is no problem, or none any more. */
        boolean excluded() {
            return "absent".equals(baseline) || (saysNoProblem() && !saysHowGrave());
        }

        private boolean saysNoProblem() {
            return "pass".equals(kind) || "notApplicable".equals(kind) || "informational".equals(kind);
        }

        /** What has no problem has no level (§3.27.9) and no score. */
        private boolean saysHowGrave() {
            return (level != null && level != SarifLevel.NONE) || scored != null;
        }

        /** Whether somebody took it out and nobody questions that (§3.27.23). */
        boolean suppressed() {
            return suppressed;
        }

        SarifResult build() {
            return new SarifResult(rule.build(), level, "open".equals(kind) || "review".equals(kind), scored);
        }
    }
}
