package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.MyApprovals;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;

/** What waits for whoever calls, as programs read it. docs/rest.md describes every member. */
final class ApprovalsJson {

    private ApprovalsJson() {}

    static ObjectNode of(MyApprovals found) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("complete", !found.isActing() || found.isWhole() && !found.isCut());
        ArrayNode waiting = json.putArray("waiting");
        found.waiting().forEach(asked -> waiting.add(asked(asked)));
        ArrayNode voted = json.putArray("voted");
        found.voted().forEach(asked -> voted.add(asked(asked)));
        ArrayNode unreadable = json.putArray("unreadable");
        found.unreadable()
                .forEach(met -> unreadable.add(application(met.item())
                        .put(
                                "why",
                                Wording.of(met.why().reason()) + " "
                                        + Wording.of(met.why().remedy()))));
        return json;
    }

    private static ObjectNode asked(MyApprovals.Asked asked) {
        ObjectNode json = application(asked.item());
        json.set("request", new RequestsJson(asked.item(), asked.visitor()).open(asked.open()));
        return json;
    }

    private static ObjectNode application(AbstractItem item) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("application", item.getFullName())
                .put("url", item.getUrl());
    }
}
