package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem.Span;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests at gates, each from the fact that made it to the one that ended it. */
final class AskedFor {

    private final Passage passage;
    private final Instant now;
    private final Set<Long> standing;

    private AskedFor(Passage passage, Instant now) {
        this.passage = passage;
        this.now = now;
        this.standing = Arrays.stream(Gate.values())
                .flatMap(gate -> passage.now().request(gate).stream())
                .map(GateRequest::request)
                .filter(request -> request.closing().isEmpty())
                .map(request -> request.evidence().sequence())
                .collect(Collectors.toSet());
    }

    /**
     * The last requests and all that are open.
     *
     * @param most each costs a walk through the facts that follow it
     */
    static Kept of(Passage passage, Instant now, int most) {
        return new AskedFor(passage, now).last(most);
    }

    /** @param leftOut how many there were besides */
    record Kept(List<Span> spans, int leftOut) {}

    private Kept last(int most) {
        List<RecordedFact> facts = passage.facts();
        TreeMap<Integer, RequestMade> made = new TreeMap<>();
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).fact() instanceof RequestMade request) {
                made.put(i, request);
            }
        }
        int first = Math.max(0, made.size() - most);
        List<Integer> kept = made.keySet().stream().skip(first).toList();
        List<Integer> open = made.keySet().stream()
                .limit(first)
                .filter(i -> standing.contains(facts.get(i).sequence()))
                .toList();
        List<Span> spans = Stream.concat(open.stream(), kept.stream())
                .map(i -> span(made.get(i), facts.subList(i, facts.size())))
                .toList();
        return new Kept(spans, made.size() - spans.size());
    }

    private Span span(RequestMade request, List<RecordedFact> since) {
        RequestCourse course = RequestCourse.of(since);
        RecordedFact made = course.made();
        Message label = Message.of(
                AskedFor.class,
                "label.graded",
                request.gate(),
                request.version().text());
        Message asked = FactSentences.of(request);
        Instant end = end(course);
        State state = state(course);
        return new Span(
                Lane.REQUEST,
                state,
                label,
                state == State.OPEN ? asked : Message.of(AskedFor.class, "request.ended", asked, how(course)),
                made.at(),
                end.isBefore(made.at()) ? made.at() : end,
                Timeline.evidence(made));
    }

    private static Message how(RequestCourse course) {
        String how =
                course.how().map(ended -> ended.name().toLowerCase(Locale.ROOT)).orElse("void");
        return Message.of(AskedFor.class, "request." + how);
    }

    private State state(RequestCourse course) {
        return course.how()
                .map(how -> switch (how) {
                    case CONCLUDED -> State.DONE;
                    case REJECTED -> State.FAILED;
                    case WITHDRAWN, EXPIRED, REPLACED -> State.BROKEN;
                })
                .orElse(standing.contains(course.made().sequence()) ? State.OPEN : State.BROKEN);
    }

    /** One that the application knows no more, though nobody ended it, was one of a run that ended. */
    private Instant end(RequestCourse course) {
        Instant made = course.made().at();
        return course.end()
                .map(RecordedFact::at)
                .orElseGet(() -> standing.contains(course.made().sequence())
                        ? now
                        : passage.endAfter(made).orElse(made));
    }
}
