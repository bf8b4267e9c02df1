package io.jenkins.plugins.releaselifecycle.core.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.GateEvaluation;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The record that the demonstration ships is what its story says. Where the story or the format of the ledger changes,
 * write it anew: delete its directory and run this test with {@code -Ddemo.write=true}.
 */
class CustomerPortalTest {

    private static final Path HOME = Path.of("src/demo/home");
    private static final Path LEDGERS = HOME.resolve("release-lifecycle/ledgers");
    private static final String FILE = CustomerPortal.LEDGER.hex() + "/000001.jsonl";

    @Test
    void theShippedLedgerIsWhatTheStoryWrites(@TempDir Path ledgers) throws IOException {
        if (Boolean.getBoolean("demo.write")) {
            CustomerPortal.write(LEDGERS);
        }
        CustomerPortal.write(ledgers);
        assertThat(LEDGERS.resolve(FILE)).hasSameBinaryContentAs(ledgers.resolve(FILE));
    }

    @Test
    void itsTimesNeverGoBack() {
        assertThat(CustomerPortal.story()).extracting(RecordedFact::at).isSorted();
    }

    @Test
    void theJobPointsAtIt() throws IOException {
        assertThat(Files.readString(HOME.resolve("jobs/customer-portal/release-lifecycle.ledger")))
                .isEqualToIgnoringNewLines(CustomerPortal.LEDGER.hex());
    }

    @Test
    void nothingButTheDecisionOnAcceptanceIsMissing() {
        Lifecycle lifecycle = Lifecycle.of(CustomerPortal.story());
        assertThat(lifecycle.stage()).isEqualTo(Stage.TRIAL_RUN);
        Question question = new Question(
                Gate.ACCEPTANCE,
                lifecycle,
                CustomerPortal.POLICY,
                Exposure.EXTERNAL,
                new Version("2.3.0"),
                Instant.parse("2025-07-01T00:00:00Z"),
                List.of(),
                digest -> EvidenceState.KEPT);
        assertThat(GateEvaluation.evaluate(question).unmet())
                .extracting(line -> line.requirement())
                .containsExactly(Requirement.E6, Requirement.E9);
    }
}
