package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Closing;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far an application came and what was decided about it: stages, milestones, waivers. */
final class Decisions {

    private final Passage passage;
    private final Policy policy;
    private final Instant now;
    private final List<TimelineItem> items = new ArrayList<>();

    private Decisions(Passage passage, Policy policy, Instant now) {
        this.passage = passage;
        this.policy = policy;
        this.now = now;
    }

    static List<TimelineItem> of(Passage passage, Policy policy, Instant now, List<DueDate> due) {
        Decisions decisions = new Decisions(passage, policy, now);
        decisions.stages();
        passage.facts().forEach(decisions::milestone);
        decisions.waivers(due.stream()
                .filter(each -> each.kind() == DueDate.Kind.WAIVER)
                .map(each -> each.since().sequence())
                .collect(Collectors.toSet()));
        return decisions.items;
    }

    private void stages() {
        List<Passage.Since> stages = passage.stages();
        for (int i = 0; i < stages.size(); i++) {
            Passage.Since since = stages.get(i);
            boolean last = i == stages.size() - 1;
            Instant from = since.evidence().at();
            Instant to = last ? now : stages.get(i + 1).evidence().at();
            State state = last && since.stage() != Stage.RETIRED ? State.OPEN : State.DONE;
            Message name = since.stage().label();
            items.add(new Span(Lane.STAGE, state, name, name, from, later(from, to), since.evidence()));
        }
    }

    private void milestone(RecordedFact recorded) {
        if (recorded.fact() instanceof HandoverCompleted) {
            milestone(recorded, Gate.HANDOVER);
        } else if (recorded.fact() instanceof AcceptancePassed) {
            milestone(recorded, Gate.ACCEPTANCE);
        } else if (recorded.fact() instanceof ApplicationRetired) {
            milestone(recorded, Gate.RETIRE);
        } else if (recorded.fact() instanceof FilingRecorded) {
            milestone(recorded, Term.FILING);
        }
    }

    private void milestone(RecordedFact recorded, Named what) {
        items.add(Timeline.moment(Lane.MILESTONE, State.DONE, what.label(), recorded));
    }

    /** @param granting sequences of the votes that granted those that are in force */
    private void waivers(Set<Long> granting) {
        Map<Long, Span> spans = new LinkedHashMap<>();
        for (Passage.Before before : passage.before()) {
            before.lifecycle().waivers().forEach(waiver -> put(spans, waiver, forgotten(waiver, before.end())));
        }
        passage.now().waivers().forEach(waiver -> put(spans, waiver, remembered(waiver, granting)));
        items.addAll(spans.values());
    }

    private static void put(Map<Long, Span> spans, Waiver waiver, Span span) {
        spans.put(waiver.request().evidence().sequence(), span);
    }

    /** What was waived of a trial application that ended with a major change is waived no more. */
    private Span forgotten(Waiver waiver, Instant end) {
        return ended(waiver, end).orElseGet(() -> span(waiver, State.BROKEN, end));
    }

    private Span remembered(Waiver waiver, Set<Long> granting) {
        boolean inForce = waiver.request().approvals().stream()
                .anyMatch(vote -> granting.contains(vote.evidence().sequence()));
        return ended(waiver, now).orElseGet(() -> span(waiver, State.OPEN, inForce ? lastMoment(waiver) : now));
    }

    private Optional<Span> ended(Waiver waiver, Instant at) {
        Request request = waiver.request();
        if (request.closing().isPresent()) {
            Closing closing = request.closing().get();
            boolean rejected = closing.how() == Closing.How.REJECTED || closing.how() == Closing.How.SERIOUS;
            return Optional.of(span(
                    waiver,
                    rejected ? State.FAILED : State.BROKEN,
                    closing.evidence().at()));
        }
        if (waiver.ended().isPresent()) {
            return Optional.of(span(waiver, State.DONE, waiver.ended().get().at()));
        }
        State state = agreed(request) ? State.DONE : State.BROKEN;
        return Optional.of(lastMoment(waiver)).filter(last -> !last.isAfter(at)).map(last -> span(waiver, state, last));
    }

    /** Whether as many approved in each role as the policy asks for. */
    private boolean agreed(Request request) {
        return policy.waivers().decidedBy().roles().stream()
                .allMatch(deciding -> request.approvals().stream()
                                .filter(vote -> vote.role() == deciding.role())
                                .count()
                        >= deciding.quorum());
    }

    private Instant lastMoment(Waiver waiver) {
        return Question.of(Gate.GO_LIVE, passage.now(), policy, waiver.version(), now)
                .endOf(waiver.until());
    }

    private static Span span(Waiver waiver, State state, Instant to) {
        Instant from = waiver.request().evidence().at();
        String version = waiver.version().text();
        Message label = Message.of(Decisions.class, "label.graded", waiver.requirement(), version);
        Message sentence = Message.of(
                Decisions.class,
                "waiver.asked",
                waiver.requirement(),
                version,
                waiver.until().toString(),
                waiver.reason());
        return new Span(
                Lane.WAIVER,
                state,
                label,
                sentence,
                from,
                later(from, to),
                waiver.request().evidence());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
