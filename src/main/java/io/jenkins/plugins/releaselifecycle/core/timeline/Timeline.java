package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What happened to an application and what is to come, side by side in {@link Lane}s. A function of its facts, what is due,
 * the policy and the moment; it decides nothing and computes no period of its own.
 *
 * @param items in the order of the lanes, in each the earlier first
 * @param leftOut how many older things a lane does not show, at the least, where there are any
 * @param began when the first fact was recorded; the present moment where there is none
 */
public record Timeline(List<TimelineItem> items, Map<Lane, Integer> leftOut, Instant began, Instant now) {

    /** The most that a lane shows: more could not be told apart. What is open is kept first, then the newest; of what is due the earliest. */
    public static final int MOST = 40;

    private static final Comparator<TimelineItem> BY_TIME = Comparator.comparing(TimelineItem::from)
            .thenComparing(item -> item.evidence().sequence());

    public Timeline {
        items = List.copyOf(items);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * The timeline of an application.
     *
     * @param facts all of its facts, in their order
     * @param due what people have to do, as {@code DueDates} says at that moment
     * @param now the present moment
     */
    public static Timeline of(Iterable<RecordedFact> facts, Policy policy, List<DueDate> due, Instant now) {
        Passage passage = Passage.through(facts);
        List<TimelineItem> all = new ArrayList<>(Decisions.of(passage, policy, now, due));
        all.addAll(Runs.of(passage, policy, now));
        all.addAll(Operation.of(passage, now));
        AskedFor.Kept requests = AskedFor.of(passage, now, MOST);
        all.addAll(requests.spans());
        due.stream().filter(each -> each.last().isPresent()).forEach(each -> all.add(due(each, now)));
        Instant began = passage.facts().isEmpty() ? now : passage.facts().get(0).at();
        Map<Lane, Integer> untold = new EnumMap<>(Lane.class);
        untold.put(Lane.REQUEST, requests.leftOut());
        untold.put(Lane.TRIAL_RUN, passage.untold());
        untold.put(Lane.OBSERVATION, passage.untold());
        return kept(all, untold, began, now);
    }

    private static TimelineItem due(DueDate due, Instant now) {
        State state = due.overdue(now) ? State.OVERDUE : State.AHEAD;
        String kind = due.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Message label = Message.of(Timeline.class, "due." + kind);
        return new Moment(Lane.DUE, state, label, due.sentence(), due.due(), due.since());
    }

    private static Timeline kept(List<TimelineItem> all, Map<Lane, Integer> untold, Instant began, Instant now) {
        List<TimelineItem> items = new ArrayList<>();
        Map<Lane, Integer> leftOut = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            List<TimelineItem> ofLane = all.stream()
                    .filter(item -> item.lane() == lane)
                    .sorted(Comparator.comparing(Timeline::ended)
                            .thenComparing(lane == Lane.DUE ? BY_TIME : BY_TIME.reversed()))
                    .toList();
            int left = Math.max(0, ofLane.size() - MOST) + untold.getOrDefault(lane, 0);
            ofLane.stream().limit(MOST).sorted(BY_TIME).forEach(items::add);
            if (left > 0) {
                leftOut.put(lane, left);
            }
        }
        return new Timeline(items, leftOut, began, now);
    }

    private static boolean ended(TimelineItem item) {
        return switch (item.state()) {
            case OPEN, AHEAD, OVERDUE -> false;
            case DONE, BROKEN, FAILED -> true;
        };
    }

    /** Those of one lane, the earlier first. */
    public List<TimelineItem> of(Lane lane) {
        return items.stream().filter(item -> item.lane() == lane).toList();
    }

    /** All of them, whichever lane they are of, the newest first. */
    public List<TimelineItem> newestFirst() {
        return items.stream().sorted(BY_TIME.reversed()).toList();
    }

    static Moment moment(Lane lane, State state, Message label, RecordedFact recorded) {
        return new Moment(lane, state, label, FactSentences.of(recorded.fact()), recorded.at(), evidence(recorded));
    }

    static Evidence evidence(RecordedFact recorded) {
        return new Evidence(recorded.sequence(), recorded.at(), recorded.actor());
    }
}
