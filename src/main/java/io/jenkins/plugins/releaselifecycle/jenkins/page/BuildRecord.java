package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.Exemption;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.GateAsked;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What one build recorded about one application, and what its gates answered then. Read from the record of the application each time,
 * so that it says what an auditor finds there.
 *
 * @param facts that the build recorded, in their order
 * @param asked the gates that it asked, in their order
 * @param problem why it cannot be told; {@code null} where it can
 */
@Restricted(NoExternalUse.class)
public record BuildRecord(AbstractItem item, List<FactRow> facts, List<AskedRow> asked, String problem) {

    /**
     * A gate that the build asked.
     *
     * @param note why the lines below may not be what the answer rested on; {@code null} where they are
     */
    public record AskedRow(Instant moment, String answer, boolean open, String note, List<RequirementRow> unmet) {

        public String getAt() {
            return Wording.of(moment);
        }

        public String getAnswer() {
            return answer;
        }

        public boolean isOpen() {
            return open;
        }

        public String getNote() {
            return note;
        }

        public List<RequirementRow> getUnmet() {
            return unmet;
        }
    }

    /** Of the applications that the visitor may read. */
    static List<BuildRecord> of(Run<?, ?> run) {
        List<GateAsked> asked = run.getActions(GateAsked.class);
        return Stream.concat(
                        run.getActions(RunAnchor.class).stream().map(RunAnchor::ledger),
                        asked.stream().map(GateAsked::ledger))
                .distinct()
                .flatMap(ledger -> of(run, ledger, asked).stream())
                .toList();
    }

    /** The application may be called otherwise by now. */
    private static Optional<BuildRecord> of(Run<?, ?> run, LedgerId ledger, List<GateAsked> asked) {
        List<GateAsked> own =
                asked.stream().filter(gate -> gate.ledger().equals(ledger)).toList();
        return ApplicationItem.ofRecord(ledger)
                .filter(item -> ApplicationItem.isVisible(item, Jenkins.getAuthentication2()))
                .map(item -> of(run, item, own));
    }

    /** Whether the build has anything to show. Reads no record. */
    static boolean isThere(Run<?, ?> run) {
        return run.getAction(RunAnchor.class) != null || run.getAction(GateAsked.class) != null;
    }

    private static BuildRecord of(Run<?, ?> run, AbstractItem item, List<GateAsked> asked) {
        try {
            Reading reading = new Reading(item, Lifecycles.actor(run), asked);
            Optional<ApplicationRecord> record = Lifecycles.get().find(item);
            record.ifPresent(found -> found.read(1, reading::take));
            return new BuildRecord(item, reading.facts, reading.answers(), null);
        } catch (LedgerException e) {
            return new BuildRecord(item, List.of(), List.of(), Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        } catch (InvalidInputException e) {
            return new BuildRecord(item, List.of(), List.of(), Wording.of(e.reason()));
        }
    }

    /** Goes through the record once. */
    private static final class Reading {

        private final AbstractItem item;
        private final Actor.Build build;
        private final List<GateAsked> asked;
        private final Lifecycle[] then;
        private final Lifecycle.Folding folding = Lifecycle.folding();
        private final List<FactRow> facts = new ArrayList<>();

        Reading(AbstractItem item, Actor.Build build, List<GateAsked> asked) {
            this.item = item;
            this.build = build;
            this.asked = asked;
            this.then = new Lifecycle[asked.size()];
            stand(0);
        }

        void take(RecordedFact fact) {
            folding.accept(fact);
            stand(fact.sequence());
            if (build.isSameAs(fact.actor())) {
                facts.add(FactRow.of(item, fact));
            }
        }

        private void stand(long sequence) {
            for (int i = 0; i < then.length; i++) {
                if (asked.get(i).sequence() == sequence) {
                    then[i] = folding.folded();
                }
            }
        }

        List<AskedRow> answers() {
            List<AskedRow> rows = new ArrayList<>();
            for (int i = 0; i < then.length; i++) {
                rows.add(row(asked.get(i), then[i]));
            }
            return rows;
        }

        private static String answer(GateAsked gate) {
            return Wording.of(Message.of(
                    BuildRecord.class,
                    "asked." + (gate.testsAlone() ? "tests-" : "") + (gate.open() ? "open" : "closed"),
                    gate.gate().<Serializable>map(Gate::label).orElse(gate.gateId()),
                    gate.version().text()));
        }

        /** What let a deployment through although the gate was closed; empty where nothing did. */
        private static Optional<String> exempted(GateAsked gate) {
            return Optional.of(gate.exemption())
                    .filter(exemption -> exemption != Exemption.NONE)
                    .map(exemption -> Wording.of(Message.of(BuildRecord.class, "asked.let-through." + exemption.id())));
        }

        private AskedRow row(GateAsked gate, Lifecycle stood) {
            String answer = Stream.concat(Stream.of(answer(gate)), exempted(gate).stream())
                    .collect(Collectors.joining(" "));
            Optional<Verdict> again = stood == null ? Optional.empty() : gate.again(item, stood);
            Instant at = gate.at();
            if (again.isEmpty() || !gate.isSameAs(again.get())) {
                String note = Wording.of(Message.of(BuildRecord.class, "asked.differs", gate.unmet()));
                return new AskedRow(at, answer, gate.open(), note, List.of());
            }
            String note = again.get().policy().equals(gate.policy())
                    ? null
                    : Wording.of(Message.of(BuildRecord.class, "asked.policy"));
            List<RequirementRow> unmet = again.get().unmet().stream()
                    .map(line -> RequirementRow.of(item, line))
                    .toList();
            return new AskedRow(at, answer, gate.open(), note, unmet);
        }
    }

    public String getApplication() {
        return item.getFullDisplayName();
    }

    /** The page of the application, from the root of Jenkins. */
    public String getUrl() {
        return item.getUrl() + LifecycleTab.URL + "/";
    }

    public List<FactRow> getFacts() {
        return facts;
    }

    public List<AskedRow> getAsked() {
        return asked;
    }

    public String getProblem() {
        return problem;
    }
}
