package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/** How one invocation of the scanner went, by its own word (SARIF 2.1.0, §3.20). */
final class SarifInvocation {
    private final JsonWalker json;
    private boolean saysSuccessful;
    private boolean exitFailed;
    private boolean brokenOff;
    private Instant end;

    SarifInvocation(JsonWalker json) {
        this.json = json;
    }

    void member(String name) throws IOException {
        switch (name) {
            case "executionSuccessful" -> {
                if (!json.truth(true)) {
                    throw Refusal.because("sarif.failed", json.place());
                }
                saysSuccessful = !json.isNull();
            }
            case "exitCode" -> {
                String code = json.scalar();
                exitFailed = code != null && !code.equals("0");
            }
            case "exitSignalName", "processStartFailureMessage" -> brokenOff |= json.holdsAnything();
            case "toolExecutionNotifications" -> json.array(this::notification);
            case "endTimeUtc" -> end = Timestamp.of(json.text());
            default -> {}
        }
    }

    private void notification() throws IOException {
        brokenOff |= SarifLevel.isFailure(SarifRules.level(json));
    }

    /**
     * Whether something was left unexamined. An exit code tells that only where nothing else does: scanners also
     * return one other than 0 when they find something.
     */
    boolean troubled() {
        return brokenOff || (exitFailed && !saysSuccessful);
    }

    Instant end() {
        return end;
    }
}
