package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.Locale;

/** One check of a kube-bench report. */
final class KubeBenchCheck {
    private final JsonWalker json;
    private String status;
    private String type;
    private String reason;
    private String number;
    private String title;
    private boolean scored;

    KubeBenchCheck(JsonWalker json) throws IOException {
        this.json = json;
        json.object(this::member);
    }

    boolean isStatus(String other) {
        return status != null && status.strip().toUpperCase(Locale.ROOT).equals(other);
    }

    /** @param node the type of the nodes that were checked */
    Sighting sighting(String node) {
        return new Sighting(number, node, title);
    }

    Outcome outcome() {
        if (isStatus("PASS")) {
            return Outcome.PASSED;
        }
        if (isStatus("FAIL") || isStatus("WARN") && wasCarriedOut()) {
            return Outcome.FAILED;
        }
        return isStatus("INFO") ? Outcome.SKIPPED : Outcome.NOT_EXAMINED;
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "status" -> status = json.text();
            case "type" -> type = json.text();
            case "reason" -> reason = json.text();
            case "test_number" -> number = json.scalar();
            case "test_desc" -> title = json.beginning(Sighting.TITLE);
            case "scored" -> scored = json.truth(false);
            default -> {}
        }
    }

    /**
     * Whether a check with a warning was carried out, and failed: one that is not scored warns where a scored one
     * fails. Otherwise it is left to people, has no test, or could not be carried out, for a reason that it gives.
     */
    private boolean wasCarriedOut() {
        boolean manual = type != null && type.strip().equalsIgnoreCase("manual");
        return !scored && !manual && (reason == null || reason.isBlank());
    }

    /** What came of a check. */
    enum Outcome {
        PASSED,
        FAILED,
        /** Left out on purpose. */
        SKIPPED,
        NOT_EXAMINED
    }
}
