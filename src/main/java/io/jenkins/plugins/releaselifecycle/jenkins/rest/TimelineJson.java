package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.timeline.Lane;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to one application and what is to come, as programs read it. docs/rest.md describes every member. */
record TimelineJson(AbstractItem item) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * The newest first, as in the table of the page. Nothing in it is the present moment, so that an answer stays the same
     * while nothing happens.
     *
     * @param from number of the first
     * @param limit how many at most
     * @throws LedgerException where the record cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    ObjectNode from(long from, long limit) {
        Instant now = Lifecycles.get().now();
        Timeline timeline =
                Lifecycles.get().timeline(item, now).orElseGet(() -> new Timeline(List.of(), Map.of(), now, now));
        List<TimelineItem> all = timeline.newestFirst();
        ObjectNode json = JSON.objectNode();
        json.put("total", all.size());
        json.put("next", from + limit <= all.size() ? (Long) (from + limit) : null);
        ArrayNode leftOut = json.putArray("leftOut");
        for (Lane lane : Lane.values()) {
            Integer number = timeline.leftOut().get(lane);
            if (number != null) {
                leftOut.addObject().put("lane", lane.id()).put("number", number);
            }
        }
        ArrayNode shown = json.putArray("timeline");
        all.stream().skip(from - 1).limit(limit).forEach(one -> shown.add(of(one, timeline.now())));
        return json;
    }

    private static ObjectNode of(TimelineItem shown, Instant now) {
        return JSON.objectNode()
                .put("lane", shown.lane().id())
                .put("state", shown.state().id())
                .put("what", Wording.of(shown.sentence()))
                .put("from", shown.from().toString())
                .put("to", shown.endless(now) ? null : shown.to().toString())
                .put("actor", shown.evidence().actor().shown())
                .put("sequence", shown.evidence().sequence());
    }
}
