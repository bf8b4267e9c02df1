package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.function.Predicate;

/** Reads one entry in the results of a SARIF run (2.1.0, §3.27). */
final class SarifEntry {
    private final SarifReference.Builder rule = new SarifReference.Builder();
    private final JsonWalker json;
    private final Predicate<SarifResult> interesting;
    private final SarifIdentity identity;
    private Rating level;
    private String kind;
    private String baseline;
    private Rating scored;
    private boolean suppressed;

    /** @param interesting whether a result would be shown, by what is known of it before its message */
    SarifEntry(JsonWalker json, Predicate<SarifResult> interesting) {
        this.json = json;
        this.interesting = interesting;
        this.identity = new SarifIdentity(json);
    }

    void member(String name) throws IOException {
        switch (name) {
            case "ruleId" -> rule.ruleId(json.text());
            case "ruleIndex" -> rule.ruleIndex(json.integer());
            case "rule" -> rule.reference(json);
            case "level" -> level = SarifLevel.rating(json.text());
            case "kind" -> kind = json.text();
            case "baselineState" -> baseline = json.text();
            case "properties" -> scored = SarifRules.scored(json);
            case "suppressions" -> suppressed = suppressions();
            case "message" -> {
                if (interesting.test(result())) {
                    identity.readMessage();
                }
            }
            default -> identity.member(name);
        }
    }

    private boolean suppressions() throws IOException {
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

    /** What it is, where it says so without contradicting itself. */
    Outcome outcome() {
        if ("absent".equals(baseline)) {
            return Outcome.ABSENT;
        }
        if (kind != null && !saysHowGrave()) {
            switch (kind) {
                case "pass" -> {
                    return Outcome.PASSED;
                }
                case "notApplicable", "informational" -> {
                    return Outcome.EXCLUDED;
                }
                default -> {}
            }
        }
        return suppressed ? Outcome.SUPPRESSED : Outcome.FINDING;
    }

    /** What has no problem has no level (§3.27.9) and no score. */
    private boolean saysHowGrave() {
        return (level != null && level.severity() != Severity.INFO) || scored != null;
    }

    SarifResult result() {
        return new SarifResult(rule.build(), level, "open".equals(kind) || "review".equals(kind) ? kind : null, scored);
    }

    SarifIdentity identity() {
        return identity;
    }

    enum Outcome {
        FINDING,
        PASSED,
        EXCLUDED,
        /** Gone since an earlier log. */
        ABSENT,
        /** Somebody took it out and nobody questions that (§3.27.23). */
        SUPPRESSED
    }
}
