package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger verify}: whether ledgers are what was written; changes nothing on disk. */
@Command(name = "verify")
final class LedgerVerifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private CommonOptions common;

    @Option(names = "--json", descriptionKey = "help.json.lines")
    private boolean json;

    @Option(names = "--anchors", paramLabel = "FILE", converter = PathConverter.class, descriptionKey = "help.anchors")
    private Path anchorFile;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            converter = PathConverter.class,
            descriptionKey = "help.checkpoint")
    private Path checkpointFile;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            converter = PathConverter.class,
            descriptionKey = "help.public-key")
    private Path keyFile;

    @Parameters(paramLabel = "PATH", arity = "1..*", converter = PathConverter.class, descriptionKey = "help.paths")
    private List<Path> paths;

    private int exit = Exit.DONE;

    LedgerVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if ((checkpointFile == null) != (keyFile == null)) {
            throw new InvalidInputException(Console.text("verify.checkpoint-and-key"));
        }
        List<KnownAnchors> known = new ArrayList<>();
        try {
            if (anchorFile != null) {
                known.add(KnownAnchors.ofAnchors(anchorFile));
            }
            if (checkpointFile != null) {
                known.add(KnownAnchors.ofCheckpoint(checkpointFile, keyFile));
            }
        } catch (KnownAnchors.Tampered e) {
            Path file = known.isEmpty() && anchorFile != null ? anchorFile : checkpointFile;
            show(VerifyAnswer.tampered(file, e.reason(), console));
            return exit;
        }
        paths.forEach(path -> verify(path, known));
        return exit;
    }

    private void verify(Path named, List<KnownAnchors> known) {
        try {
            List<Path> places = LedgerPlaces.of(named);
            Set<LedgerId> there = new HashSet<>();
            for (Path place : places) {
                VerifyAnswer answer = answer(place, known);
                if (answer.ledger() != null) {
                    there.add(new LedgerId(answer.ledger()));
                }
                show(answer);
            }
            if (Files.isDirectory(named) && !places.equals(List.of(named))) {
                missing(named, known, there);
            }
        } catch (UncheckedIOException e) {
            show(VerifyAnswer.unavailable(named, e.getCause(), console));
        } catch (IOException e) {
            show(VerifyAnswer.unavailable(named, e, console));
        }
    }

    private VerifyAnswer answer(Path place, List<KnownAnchors> known) {
        LedgerReading reading = LedgerReading.verifying(place, id -> known.stream()
                .flatMap(anchors -> Stream.ofNullable(anchors.byLedger().get(id)))
                .toList());
        VerifyAnswer answer = VerifyAnswer.of(place, reading, console);
        if (reading instanceof LedgerReading.Whole whole) {
            for (KnownAnchors anchors : known) {
                Anchor anchor = anchors.byLedger().get(whole.place().id());
                if (anchor == null) {
                    return VerifyAnswer.unknown(answer, anchors.file(), console);
                }
                if (whole.content().missing().filter(anchor::equals).isPresent()) {
                    return VerifyAnswer.truncated(answer, anchor, anchors.file(), console);
                }
            }
            EvidenceStore evidence = EvidenceStore.in(whole.place().directory());
            Set<String> reports = whole.content().reports();
            List<String> lost = reports.stream()
                    .filter(sha256 -> evidence.state(sha256) != EvidenceState.KEPT)
                    .sorted()
                    .toList();
            if (!lost.isEmpty()) {
                return VerifyAnswer.withoutReports(answer, reports.size(), lost, console);
            }
        }
        return answer;
    }

    /** Of a directory with many ledgers: those that are known and not there. */
    private void missing(Path named, List<KnownAnchors> known, Set<LedgerId> there) {
        Set<LedgerId> told = new HashSet<>(there);
        for (KnownAnchors anchors : known) {
            anchors.byLedger().values().stream()
                    .filter(anchor -> told.add(anchor.ledger()))
                    .forEach(anchor -> show(VerifyAnswer.missing(named, anchor, anchors.file(), console)));
        }
    }

    private void show(VerifyAnswer answer) {
        exit = Math.max(exit, answer.status().exit());
        if (json) {
            console.json(answer);
        } else if (answer.status().exit() == Exit.DONE) {
            console.print(console.word("ledger.verified", answer.path(), answer.records(), answer.head()));
            if (answer.reason() != null) {
                console.print(answer.reason());
            }
        } else {
            console.problem(answer.reason());
        }
    }
}
