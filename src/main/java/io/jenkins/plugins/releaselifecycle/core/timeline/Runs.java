package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Interruption;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.policy.RunPeriods;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The trial runs and their observation periods. All moments are those that the gates go by, see {@link RunPeriods}. */
final class Runs {

    private static final Set<Stage> RUNNING = EnumSet.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE);

    private final Policy policy;
    private final Map<Instant, RecordedFact> resolved = new HashMap<>();
    private final Map<Long, List<Span>> spans = new LinkedHashMap<>();

    /**
     * Why a period began.
     *
     * @param id the end of the key of its words
     * @param name of what it began after: an incident, or the version of a change; its own version where it was the first
     */
    private record Cause(String id, String name, Evidence evidence) {
        Message label() {
            return Message.of(Runs.class, "label." + id, name);
        }

        Message trialRun() {
            return Message.of(Runs.class, "trial-run." + id, name);
        }

        Message observation() {
            return Message.of(Runs.class, "observation." + id, name);
        }
    }

    /**
     * A trial run as it is, or as it was just before it ended.
     *
     * @param at the present moment, or the one at which it ended
     * @param broken the moment from which it ran no more: where a failure ended it, that began before it was over
     */
    private record Sight(Lifecycle lifecycle, Instant at, Instant broken, boolean goesOn) {
        static Sight of(Passage.Before before) {
            Instant broken = Stream.of(before)
                    .filter(any -> any.cause().fact() instanceof IncidentResolved)
                    .flatMap(any -> any.lifecycle().incidents().stream())
                    .filter(Incident::failure)
                    .map(Incident::began)
                    .min(Comparator.naturalOrder())
                    .orElse(before.end());
            return new Sight(before.lifecycle(), before.end(), broken, false);
        }

        State state(boolean over, Instant from, Instant end) {
            if (over || !goesOn && endedBefore(end)) {
                return State.DONE;
            }
            if (!goesOn) {
                return State.BROKEN;
            }
            return from.isAfter(at) ? State.AHEAD : State.OPEN;
        }

        /** Whether the period had ended before that began by which the run was ended. */
        private boolean endedBefore(Instant end) {
            return !end.isAfter(at)
                    && lifecycle.incidents().stream()
                            .filter(Incident::failure)
                            .noneMatch(incident -> incident.began().isBefore(end));
        }
    }

    private Runs(Passage passage, Policy policy) {
        this.policy = policy;
        passage.facts().stream()
                .filter(recorded -> recorded.fact() instanceof IncidentResolved)
                .forEach(recorded -> resolved.put(recorded.at(), recorded));
    }

    static List<Span> of(Passage passage, Policy policy, Instant now) {
        Runs runs = new Runs(passage, policy);
        passage.before().forEach(before -> runs.add(Sight.of(before)));
        runs.add(new Sight(passage.now(), now, now, true));
        return runs.spans.values().stream().flatMap(List::stream).toList();
    }

    private void add(Sight sight) {
        Lifecycle lifecycle = sight.lifecycle();
        Optional<TrialRun> run = lifecycle.trialRun().filter(any -> RUNNING.contains(lifecycle.stage()));
        if (run.isEmpty()) {
            return;
        }
        Version version = lifecycle.serving().orElse(run.get().openedWith());
        RunPeriods.of(Question.of(Gate.HANDOVER, lifecycle, policy, version, sight.at()))
                .filter(periods -> sight.goesOn() || !periods.start().isAfter(sight.at()))
                .ifPresent(periods -> {
                    spans.remove(periods.began().sequence());
                    spans.put(periods.began().sequence(), of(run.get(), version, periods, sight));
                });
    }

    private List<Span> of(TrialRun run, Version version, RunPeriods periods, Sight sight) {
        Cause cause = run.restarted()
                .map(restart -> new Cause(restart.cause().id(), restart.name(), restart.evidence()))
                .orElse(new Cause("first", version.text(), periods.began()));
        List<Span> all = new ArrayList<>();
        State whole = sight.state(periods.over(), periods.start(), periods.end());
        all.add(span(Lane.TRIAL_RUN, cause, periods.start(), periods.end(), whole, sight));
        Instant from = periods.start();
        for (Interruption broken : periods.breaks()) {
            all.add(span(Lane.OBSERVATION, cause, from, later(from, broken.from()), State.BROKEN));
            from = broken.to();
            cause = after(broken, periods);
        }
        State last = sight.state(periods.observed(), from, periods.observationEnd());
        all.add(span(Lane.OBSERVATION, cause, from, periods.observationEnd(), last, sight));
        return all;
    }

    private Cause after(Interruption broken, RunPeriods periods) {
        RecordedFact recorded = resolved.get(broken.to());
        return recorded != null && recorded.fact() instanceof IncidentResolved fact
                ? new Cause("incident", fact.incident().text(), Timeline.evidence(recorded))
                : new Cause("failure", "", periods.began());
    }

    /** What goes on past its end, because something fails, goes on until now. */
    private static Span span(Lane lane, Cause cause, Instant from, Instant end, State state, Sight sight) {
        Instant to =
                switch (state) {
                    case BROKEN -> sight.broken();
                    case OPEN -> later(end, sight.at());
                    default -> end;
                };
        return span(lane, cause, from, later(from, to), state);
    }

    private static Span span(Lane lane, Cause cause, Instant from, Instant to, State state) {
        Message sentence = lane == Lane.TRIAL_RUN ? cause.trialRun() : cause.observation();
        return new Span(lane, state, cause.label(), sentence, from, to, cause.evidence());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
