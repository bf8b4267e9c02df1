package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Interruption;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the periods of a trial run begin and end, in the policy's time zone (D5, D6, D9, E1).
 *
 * @param began the fact with which the trial run began, the last time; what was recorded before it says nothing of it,
 *     whatever the clock said
 * @param start when the trial run began, the last time
 * @param breaks the failures that started the observation period again, in their order, since the trial run last began
 * @param observationStart when its observation period began, the last time
 * @param observationEnd the moment at which the observation period is over, if nothing interrupts it
 * @param end the moment at which the trial run is over, if nothing interrupts it
 * @param observed whether the observation period is over
 * @param over whether the trial run is over
 */
public record RunPeriods(
        Evidence began,
        Instant start,
        List<Interruption> breaks,
        Instant observationStart,
        Instant observationEnd,
        Instant end,
        boolean observed,
        boolean over) {

    private static final int LEAST_PART = 3;

    /** The periods of the present trial run; empty while none was started. */
    public static Optional<RunPeriods> of(Question question) {
        return question.lifecycle().trialRun().flatMap(run -> run.started().map(started -> of(question, run, started)));
    }

    private static RunPeriods of(Question question, TrialRun run, Evidence started) {
        Instant start = start(question, run, started);
        Instant plannedEnd = latest(
                question, start, run.lengths(), question.policy().periods().shortest());
        List<Interruption> breaks = breaks(question, run, start, plannedEnd);
        Instant observationStart =
                breaks.isEmpty() ? start : breaks.get(breaks.size() - 1).to();
        Instant observationEnd = observationEnd(question, run, observationStart, start, plannedEnd);
        Instant regularEnd = paused(start, plannedEnd, run.interruptions());
        Instant end = stableUntil(question, run, start)
                .map(stable -> later(stable, regularEnd))
                .orElse(regularEnd);
        return new RunPeriods(
                run.began().orElse(started),
                start,
                breaks,
                observationStart,
                observationEnd,
                end,
                question.past(observationEnd) && !failedBefore(question, observationEnd),
                question.past(end) && !failedBefore(question, end));
    }

    private static Instant start(Question question, TrialRun run, Evidence started) {
        Instant planned =
                run.decided().map(TrialRunTerms::start).map(question::startOf).orElse(started.at());
        Instant first = later(planned, started.at());
        return run.restarted()
                .map(restart -> later(first, restart.evidence().at()))
                .orElse(first);
    }

    private static Instant latest(Question question, Instant from, List<Period> fixed, Period least) {
        Instant latest = question.after(from, least);
        for (Period period : fixed) {
            latest = later(latest, question.after(from, period));
        }
        return latest;
    }

    /** Each failure within the observation period starts it again when it is over. */
    private static List<Interruption> breaks(Question question, TrialRun run, Instant start, Instant end) {
        List<Interruption> breaks = new ArrayList<>();
        Instant from = start;
        for (Interruption interruption : run.interruptions()) {
            if (interruption.to().isAfter(from)
                    && interruption.from().isBefore(observationEnd(question, run, from, start, end))) {
                from = interruption.to();
                breaks.add(interruption);
            }
        }
        return List.copyOf(breaks);
    }

    /** The later of the periods that were fixed and one third of the real length of the trial run. */
    private static Instant observationEnd(
            Question question, TrialRun run, Instant from, Instant start, Instant plannedEnd) {
        Instant third = from.plus(Duration.between(start, plannedEnd).dividedBy(LEAST_PART));
        return later(
                third,
                latest(
                        question,
                        from,
                        run.observations(),
                        question.policy().periods().observation()));
    }

    /** A serious problem at acceptance extends the run: one stable period from its remediation on (E8). */
    static Optional<Instant> stableUntil(Question question, TrialRun run, Instant start) {
        return run.problems().remedied().map(remediated -> {
            Instant from = later(start, remediated.at());
            Instant end = question.after(from, question.policy().periods().stableRun());
            return paused(from, end, run.interruptions());
        });
    }

    /** While something fails a run does not go on: its end moves by as much. */
    private static Instant paused(Instant start, Instant plannedEnd, List<Interruption> interruptions) {
        Instant end = plannedEnd;
        for (Interruption interruption : interruptions) {
            Instant from = later(start, interruption.from());
            if (from.isBefore(end) && interruption.to().isAfter(from)) {
                end = end.plus(Duration.between(from, interruption.to()));
            }
        }
        return end;
    }

    /** Whether an open incident keeps a period from having ended at that moment. */
    private static boolean failedBefore(Question question, Instant end) {
        return question.lifecycle().incidents().stream()
                .filter(Incident::failure)
                .anyMatch(incident ->
                        incident.began().isBefore(end) || incident.impact().compareTo(Impact.USERS) >= 0);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
