package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentBlocked;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentOutcome;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem.Span;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened while an application was installed and served: deployments, changes, incidents, lent rights, broken glass. */
final class Operation {

    private final Instant now;
    private final Set<Long> unreviewed;
    private final List<TimelineItem> items = new ArrayList<>();
    private final Map<Reference, Trouble> troubles = new LinkedHashMap<>();
    private final Map<Reference, Loan> loans = new LinkedHashMap<>();

    /** An incident that is not resolved, and since when. */
    private record Trouble(RecordedFact reported, Instant began) {
        Trouble and(Trouble again) {
            return new Trouble(reported, again.began.isBefore(began) ? again.began : began);
        }
    }

    /** Rights that are lent. Where they were lent twice under one name, the end of neither is put off. */
    private record Loan(RecordedFact granted, Instant until) {
        Loan and(Loan again) {
            return new Loan(granted, again.until.isBefore(until) ? again.until : until);
        }
    }

    private Operation(Lifecycle lifecycle, Instant now) {
        this.now = now;
        this.unreviewed = lifecycle.unreviewedBreakGlass().stream()
                .map(used -> used.evidence().sequence())
                .collect(Collectors.toSet());
    }

    static List<TimelineItem> of(Passage passage, Instant now) {
        Operation operation = new Operation(passage.now(), now);
        passage.facts().forEach(operation::take);
        operation.troubles.values().forEach(trouble -> operation.incident(trouble, now, State.OPEN));
        operation.loans.values().forEach(operation::open);
        passage.now()
                .unfinishedDeployments()
                .forEach(deployment -> operation.items.add(new Span(
                        Lane.DEPLOYMENT,
                        State.OPEN,
                        label("label.first", deployment.version().text()),
                        label("deployment.unfinished", deployment.version().text(), deployment.gate()),
                        deployment.evidence().at(),
                        later(deployment.evidence().at(), now),
                        deployment.evidence())));
        return operation.items;
    }

    private void take(RecordedFact recorded) {
        if (recorded.fact() instanceof DeploymentFinished finished) {
            State state = finished.outcome() == DeploymentOutcome.SUCCEEDED ? State.DONE : State.FAILED;
            moment(
                    Lane.DEPLOYMENT,
                    state,
                    label("label.first", finished.version().text()),
                    recorded);
        } else if (recorded.fact() instanceof DeploymentBlocked blocked) {
            moment(
                    Lane.REFUSAL,
                    State.FAILED,
                    label("label.first", blocked.version().text()),
                    recorded);
        } else if (recorded.fact() instanceof ChangeRecorded change) {
            Message label = label("label.graded", change.version().text(), change.scope());
            moment(Lane.CHANGE, State.DONE, label, recorded);
        } else if (recorded.fact() instanceof BreakGlassUsed used) {
            State state = unreviewed.contains(recorded.sequence()) ? State.OPEN : State.DONE;
            moment(
                    Lane.BREAK_GLASS,
                    state,
                    label("label.graded", used.gate(), used.version().text()),
                    recorded);
        } else if (recorded.fact() instanceof BreakGlassReviewed) {
            moment(Lane.BREAK_GLASS, State.DONE, label("label.reviewed"), recorded);
        } else {
            takeWhatLasts(recorded);
        }
    }

    private void takeWhatLasts(RecordedFact recorded) {
        if (recorded.fact() instanceof IncidentReported reported) {
            Instant began = OperationFact.began(reported, recorded.at());
            troubles.merge(reported.incident(), new Trouble(recorded, began), Trouble::and);
        } else if (recorded.fact() instanceof IncidentResolved over && troubles.containsKey(over.incident())) {
            incident(troubles.remove(over.incident()), recorded.at(), State.DONE);
        } else if (recorded.fact() instanceof TemporaryAccessGranted granted) {
            loans.merge(granted.access(), new Loan(recorded, granted.until()), Loan::and);
        } else if (recorded.fact() instanceof TemporaryAccessRevoked revoked && loans.containsKey(revoked.access())) {
            loan(loans.remove(revoked.access()), recorded.at(), State.DONE);
        }
    }

    private void open(Loan loan) {
        boolean over = !loan.until().isAfter(now);
        loan(loan, over ? now : loan.until(), over ? State.OVERDUE : State.OPEN);
    }

    private void incident(Trouble trouble, Instant to, State state) {
        IncidentReported fact = (IncidentReported) trouble.reported().fact();
        span(Lane.INCIDENT, state, fact.incident(), trouble.reported(), trouble.began(), to);
    }

    private void loan(Loan loan, Instant to, State state) {
        TemporaryAccessGranted fact = (TemporaryAccessGranted) loan.granted().fact();
        span(
                Lane.TEMPORARY_ACCESS,
                state,
                fact.access(),
                loan.granted(),
                loan.granted().at(),
                to);
    }

    private void span(Lane lane, State state, Reference name, RecordedFact recorded, Instant from, Instant to) {
        Message label = label("label.first", name.text());
        Message sentence = FactSentences.of(recorded.fact());
        items.add(new Span(lane, state, label, sentence, from, later(from, to), Timeline.evidence(recorded)));
    }

    private void moment(Lane lane, State state, Message label, RecordedFact recorded) {
        items.add(Timeline.moment(lane, state, label, recorded));
    }

    private static Message label(String key, Serializable... arguments) {
        return Message.of(Operation.class, key, arguments);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
