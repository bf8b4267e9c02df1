package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a dossier written of a record of any length, which lies on no disk, in a process with a small heap. */
final class LongRecordProbe {

    private static final Instant BEGUN = Instant.parse("2026-03-02T09:00:00Z");
    private static final String DESCRIPTION =
            "the same thing happened once more, and was looked into for a while. ".repeat(12);

    private LongRecordProbe() {}

    public static void main(String[] arguments) throws IOException {
        long facts = Long.parseLong(arguments[0]);
        Counter counter = new Counter();
        new AuditDossier(
                        new AuditedRecord(
                                new Anchor(Dossiers.LEDGER, facts, Dossiers.hash(facts)),
                                reader -> each(facts, reader),
                                digest -> EvidenceState.KEPT),
                        Policy.SHIPPED,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Locale.ENGLISH)
                .writeTo(counter);
        System.out.println(counter.written);
    }

    private static void each(long facts, Consumer<ChainedFact> reader) {
        for (long sequence = 1; sequence <= facts; sequence++) {
            RecordedFact fact = new RecordedFact(
                    sequence, BEGUN.plusSeconds(sequence * 60), new Actor.User("somebody"), fact(sequence));
            reader.accept(new ChainedFact(fact, Dossiers.hash(sequence)));
        }
    }

    private static Fact fact(long sequence) {
        if (sequence == 1) {
            return new ApplicationRegistered("shop");
        }
        Version version = new Version("1." + sequence / 1000);
        Reference name = new Reference("n-" + sequence / 8);
        return switch ((int) (sequence % 8)) {
            case 0 -> new IncidentReported(name, Impact.NONE, DESCRIPTION, null);
            case 1 -> new IncidentResolved(name, DESCRIPTION);
            case 2 -> new DocumentRecorded(DocumentKind.BACKUP_PLAN, "1." + sequence, DESCRIPTION, null);
            case 3 ->
                new RequestMade(
                        name, Gate.INSTALL, version, null, Policy.SHIPPED.digest(), DESCRIPTION, null, null, null);
            case 4 -> new DeploymentStarted(Gate.INSTALL, version, List.of(), Policy.SHIPPED.digest());
            default -> test(version, sequence);
        };
    }

    private static Fact test(Version version, long sequence) {
        RecordedReport report = new RecordedReport(
                "reports/" + sequence + ".json",
                "trivy",
                "Trivy",
                Dossiers.hash(sequence),
                100,
                null,
                SeverityCounts.NONE,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                true);
        return new SecurityTestRecorded(
                ScanKind.SYSTEM_VULNERABILITY_SCAN, version, 1, List.of(report), TestCircumstances.NONE, null);
    }

    /** Takes a page of any length and keeps nothing of it. */
    private static final class Counter implements Appendable {

        private long written;

        @Override
        public Appendable append(CharSequence text) {
            written += text.length();
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            written += end - start;
            return this;
        }

        @Override
        public Appendable append(char character) {
            written++;
            return this;
        }
    }
}
