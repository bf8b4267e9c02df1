package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditDossier;
import io.jenkins.plugins.releaselifecycle.core.audit.AuditedRecord;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.Checkpoint;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerReader;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jenkins.model.Jenkins;
import org.jenkinsci.main.modules.instance_identity.InstanceIdentity;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What is done with records as such: administrators look after them, auditors take them away. Whoever calls has checked who asks. */
@Restricted(NoExternalUse.class)
public final class Custody {

    private final Lifecycles lifecycles = Lifecycles.get();

    /**
     * One ledger, as it was found when it was looked at.
     *
     * @param name full name of the application, {@code null} where the ledger cannot be read
     * @param jobs full names of the jobs that point at it
     * @param head its last fact, {@code null} where it cannot be read
     * @param last time of its last fact, {@code null} likewise
     * @param problem why it cannot be used, {@code null} where it can
     */
    public record Held(
            LedgerId id,
            String name,
            Set<String> jobs,
            Anchor head,
            Instant last,
            boolean closed,
            LedgerException problem) {

        /** Whether an administrator can put it right by answering for it. */
        public boolean adoptable() {
            return head != null && cause().isPresent();
        }

        /** What he would answer for. */
        public Optional<AdoptionCause> cause() {
            return Optional.ofNullable(problem).flatMap(LedgerException::adoptable);
        }
    }

    /** The ids of all ledgers, in their order. */
    public List<LedgerId> ledgers() {
        return lifecycles.records().ids();
    }

    /** Looks at one ledger, verifying every line of it. */
    public Held look(LedgerId id) {
        Set<String> jobs = lifecycles.claims().present(id);
        Instant now = lifecycles.now();
        try {
            ApplicationRecord application = lifecycles.records().of(id, now);
            Lifecycle lifecycle = application.lifecycle();
            LedgerException problem = problem(jobs);
            if (problem == null) {
                lifecycles.records().sound(id);
                problem = ahead(lifecycle, now);
            }
            return held(jobs, application.head(), lifecycle, problem);
        } catch (LedgerException e) {
            return unvouched(id, jobs, e);
        }
    }

    private static Held held(Set<String> jobs, Anchor head, Lifecycle lifecycle, LedgerException problem) {
        return new Held(
                head.ledger(),
                lifecycle.name().orElse(null),
                jobs,
                head,
                lifecycle.last(),
                lifecycle.deleted().isPresent(),
                problem);
    }

    /** A record that is ahead of the clock can be used, but its gates open only if they are open at that later time too. */
    private static LedgerException ahead(Lifecycle lifecycle, Instant now) {
        Instant latest = lifecycle.latest();
        return latest.isAfter(now.plus(ControllerClock.TOLERANCE)) ? LedgerException.aheadOfClock(latest, now) : null;
    }

    /** What the jobs that point at the ledger meet. */
    private LedgerException problem(Set<String> jobs) {
        for (String name : jobs) {
            AbstractItem item = Jenkins.get().getItemByFullName(name, AbstractItem.class);
            try {
                if (item != null) {
                    lifecycles.find(item);
                }
            } catch (LedgerException e) {
                return e;
            }
        }
        return null;
    }

    /** A ledger for which nobody vouches, as far as its chain is sound. */
    private Held unvouched(LedgerId id, Set<String> jobs, LedgerException problem) {
        Lifecycle.Folding folding = Lifecycle.folding();
        try {
            LedgerReader.Content content = new LedgerReader().read(directory(id), folding);
            return content.sequence() == 0
                    ? unreadable(id, jobs, problem)
                    : held(jobs, new Anchor(id, content.sequence(), content.hash()), folding.folded(), problem);
        } catch (LedgerException damaged) {
            return unreadable(id, jobs, problem);
        }
    }

    private static Held unreadable(LedgerId id, Set<String> jobs, LedgerException problem) {
        return new Held(id, null, jobs, null, null, false, problem);
    }

    private Path directory(LedgerId id) {
        return lifecycles.records().ledgers().resolve(id.hex());
    }

    /**
     * Takes over a ledger on an administrator's word, for the one job that points at it.
     *
     * @param seen hash of the last fact that he saw
     * @param answered what he answers for
     * @throws InvalidInputException where there is nothing to be answered for, or no way to do so
     * @throws LedgerException where it cannot be recorded
     */
    public void adopt(LedgerId id, String seen, String answered, Actor administrator, String reason) {
        Held held = look(id);
        if (!held.adoptable()) {
            throw new InvalidInputException(Message.of(Custody.class, "adopt.not-needed", id.hex()));
        }
        AdoptionCause cause = held.cause().orElseThrow();
        if (!cause.id().equals(answered) || !held.head().hash().equals(seen)) {
            throw new InvalidInputException(Message.of(Custody.class, "adopt.changed", id.hex()));
        }
        if (held.jobs().size() > 1) {
            throw new InvalidInputException(
                    Message.of(Custody.class, "adopt.disputed", String.join(", ", held.jobs())));
        }
        String name = held.jobs().stream().findFirst().orElse(held.name());
        lifecycles
                .records()
                .adopt(held.head(), lifecycles.now(), administrator, new LedgerAdopted(name, cause, reason));
    }

    /** Opens everything again, after the disk was put right. */
    public void reopen() {
        lifecycles.records().reopen(lifecycles.now());
    }

    /** Takes what the clock shows for the right time from now on. */
    public void trustClock() {
        lifecycles.clock.trust();
    }

    /** What the clock shows, where that is not the time that passed. */
    public Optional<Instant> doubtfulClock() {
        return lifecycles.clock.read().doubt().map(ControllerClock.Doubt::shown);
    }

    /** What is wrong, as far as anybody has met it since the start: by ledger, and of all together. */
    public Map<LedgerId, LedgerException> problems() {
        return lifecycles.records().problems();
    }

    /** What is wrong with what the controller knows of all ledgers. */
    public Optional<LedgerException> anchorProblem() {
        return Optional.ofNullable(lifecycles.records().anchorProblem());
    }

    /** A signed checkpoint of all ledgers. */
    public byte[] checkpoint() {
        return checkpoint(lifecycles.records().heads());
    }

    /** A signed checkpoint of one application. */
    public byte[] checkpoint(AbstractItem item) {
        return checkpoint(List.of(anchor(item)));
    }

    private Anchor anchor(AbstractItem item) {
        return lifecycles.anchor(item).orElseThrow(Custody::nothing);
    }

    private byte[] checkpoint(List<Anchor> heads) {
        return signed(heads).line().getBytes(StandardCharsets.UTF_8);
    }

    private SignedCheckpoint signed(List<Anchor> heads) {
        long anchors = lifecycles.records().anchors().sequence();
        Checkpoint checkpoint = new Checkpoint(lifecycles.now(), anchors, heads);
        byte[] line = checkpoint.signedWith(InstanceIdentity.get().getPrivate());
        return new SignedCheckpoint(checkpoint, new String(line, StandardCharsets.UTF_8));
    }

    /** The public key with which checkpoints are verified, in PEM. */
    public byte[] publicKey() {
        byte[] key = InstanceIdentity.get().getPublic().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
        return pem.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes something away. */
    @FunctionalInterface
    public interface Export {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Everything that an auditor needs to verify the record of an application elsewhere, as a ZIP: the ledger with its reports, a
     * checkpoint and the public key.
     */
    public Export export(AbstractItem item) {
        Anchor anchor = anchor(item);
        byte[] checkpoint = checkpoint(List.of(anchor));
        return out -> export(anchor.ledger(), checkpoint, out);
    }

    /**
     * A dossier of an application up to its last fact that is safe, by the policy in force.
     *
     * @param stage that it is about; empty for the whole life
     * @param signed whether a checkpoint is printed with it, which makes it another page each time
     * @throws InvalidInputException where there is no record, or the policy on disk is not one
     * @throws LedgerException where the record cannot be trusted or read
     */
    public AuditDossier dossier(AbstractItem item, Optional<Stage> stage, boolean signed, Locale locale) {
        Anchor head = anchor(item);
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        return new AuditDossier(
                AuditedRecord.in(directory(head.ledger()), head, evidence(item)),
                Assignment.policy(item),
                List.copyOf(configuration.knownPolicies().values()),
                stage,
                signed ? Optional.of(signed(List.of(head))) : Optional.empty(),
                locale);
    }

    private EvidenceStore evidence(AbstractItem item) {
        return lifecycles.evidenceOf(item).orElseThrow(Custody::nothing);
    }

    private static InvalidInputException nothing() {
        return new InvalidInputException(Message.of(Custody.class, "export.nothing"));
    }

    private void export(LedgerId id, byte[] checkpoint, OutputStream out) throws IOException {
        Path ledgers = lifecycles.records().ledgers();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(directory(id))) {
            put(zip, "checkpoint.json", checkpoint);
            put(zip, "controller.pem", publicKey());
            for (Path file : files.filter(Custody::isKept).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(ledgers.relativize(file).toString().replace('\\', '/')));
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
            }
        }
    }

    private static boolean isKept(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !String.valueOf(file.getFileName()).startsWith("arriving-");
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
