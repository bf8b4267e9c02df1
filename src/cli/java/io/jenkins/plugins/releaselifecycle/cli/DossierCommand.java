package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditedRecord;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dossier}: a page for auditors on what the record of an application says; changes nothing of the record. */
@Command(name = "dossier")
final class DossierCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Option(names = "--ledger", paramLabel = "PATH", converter = PathConverter.class, descriptionKey = "help.path")
    private Path ledger;

    @Option(
            names = "--policy",
            paramLabel = "POLICY.yaml",
            converter = PathConverter.class,
            descriptionKey = "help.policy")
    private Path policyFile;

    @Option(
            names = "--earlier",
            paramLabel = "POLICY.yaml",
            converter = PathConverter.class,
            descriptionKey = "help.earlier")
    private List<Path> earlierFiles = List.of();

    @Option(names = "--stage", paramLabel = "STAGE", converter = StageConverter.class, descriptionKey = "help.stage")
    private Stage stage;

    @Option(names = "--head", paramLabel = "FACT", converter = SequenceConverter.class, descriptionKey = "help.head")
    private Long head;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            converter = PathConverter.class,
            descriptionKey = "help.print-checkpoint")
    private Path checkpointFile;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            converter = PathConverter.class,
            descriptionKey = "help.public-key")
    private Path keyFile;

    @Option(names = "--out", paramLabel = "FILE", converter = PathConverter.class, descriptionKey = "help.out")
    private Path out;

    DossierCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        requireUsable();
        Optional<SignedCheckpoint> checkpoint = Optional.empty();
        try {
            checkpoint = checkpointFile == null
                    ? checkpoint
                    : Optional.of(KnownAnchors.checkpoint(checkpointFile, keyFile));
        } catch (KnownAnchors.Tampered e) {
            return refused(e.reason());
        }
        ReachedHead reached = new ReachedHead(head, checkpoint);
        LedgerReading reading = LedgerReading.chained(ledger, reached::known, reached);
        if (reading instanceof LedgerReading.Damaged damaged) {
            return refused(damaged.sentence());
        }
        if (reading instanceof LedgerReading.Unavailable unavailable) {
            throw new InvalidInputException(unavailable.reason());
        }
        LedgerReading.Whole whole = (LedgerReading.Whole) reading;
        Optional<Message> behind = reached.behind(whole, ledger, checkpointFile);
        return behind.isPresent() ? refused(behind.get()) : write(whole, reached.head(whole), checkpoint);
    }

    private void requireUsable() {
        if (ledger == null) {
            throw new InvalidInputException(
                    Console.text("arguments.missing", "--ledger", command.qualifiedName() + " --help"));
        }
        if ((checkpointFile == null) != (keyFile == null)) {
            throw new InvalidInputException(Console.text("verify.checkpoint-and-key"));
        }
    }

    private int refused(Message why) {
        console.problem(console.word(why));
        return Exit.DAMAGED;
    }

    private int write(LedgerReading.Whole whole, Anchor reached, Optional<SignedCheckpoint> checkpoint) {
        Policy policy = policyFile == null ? Policy.SHIPPED : PolicyFile.read(policyFile);
        EvidenceStore evidence = EvidenceStore.in(whole.place().directory());
        AuditDossier dossier = new AuditDossier(
                AuditedRecord.in(whole.place().directory(), reached, evidence),
                policy,
                earlierFiles.stream().map(PolicyFile::read).toList(),
                Optional.ofNullable(stage),
                checkpoint,
                console.language().locale());
        try {
            write(dossier);
        } catch (LedgerException e) {
            return refused(Message.sentences(List.of(e.reason(), e.remedy())));
        }
        if (whole.unfinished() > 0) {
            console.problem(console.word("ledger.unfinished", whole.unfinished()));
        }
        return lost(whole, evidence);
    }

    private void write(AuditDossier dossier) {
        if (out != null) {
            String sha256 = new PageFile(out).write(dossier);
            console.print(console.word("dossier.written", out.toString(), sha256));
            return;
        }
        try {
            dossier.writeTo(console.out());
        } catch (IOException e) {
            throw new IllegalStateException("A PrintWriter throws no IOException", e);
        }
    }

    /** The page says it too; whoever looks at nothing but the exit code learns it here. */
    private int lost(LedgerReading.Whole whole, EvidenceStore evidence) {
        List<String> lost = whole.content().reports().stream()
                .filter(sha256 -> evidence.state(sha256) != EvidenceState.KEPT)
                .sorted()
                .toList();
        if (lost.isEmpty()) {
            return Exit.DONE;
        }
        return refused(Console.text(
                "verify.evidence", ledger.toString(), whole.content().reports().size(), lost.size(), lost.get(0)));
    }
}
