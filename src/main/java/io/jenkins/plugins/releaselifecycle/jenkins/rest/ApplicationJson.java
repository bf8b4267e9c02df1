package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactMembers;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyHistory;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyVersion;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Where one application stands, as programs read it. docs/rest.md describes every member. */
record ApplicationJson(AbstractItem item) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * Where it stands.
     *
     * @throws LedgerException where the record cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    ObjectNode lifecycle() {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        ObjectNode json = JSON.objectNode();
        json.put("application", item.getFullName());
        json.put("stage", lifecycle.stage().id());
        json.put("exposure", Assignment.exposure(item, lifecycle).id());
        json.put("version", text(lifecycle.latestVersion()));
        json.put("installed", text(lifecycle.installed()));
        json.put("serving", text(lifecycle.serving()));
        json.put("policy", Assignment.policy(item).digest());
        ArrayNode policies = json.putArray("policies");
        Assignment.policies(item, lifecycle).forEach(named -> policies.add(policy(named)));
        json.put("facts", lifecycle.sequence());
        json.set("head", lifecycles.anchor(item).map(ApplicationJson::head).orElse(null));
        ArrayNode due = json.putArray("due");
        Instant now = lifecycles.now();
        lifecycles.due(item, now).forEach(one -> due.add(due(one, now)));
        return json;
    }

    private static ObjectNode policy(PolicyInForce named) {
        String digest = named.policy().digest();
        ObjectNode json = JSON.objectNode();
        json.put("name", named.name());
        json.put(
                "number",
                PolicyHistory.get()
                        .of(named.name(), digest)
                        .map(PolicyVersion::number)
                        .orElse(null));
        json.put("digest", digest);
        return json;
    }

    private static ObjectNode head(Anchor head) {
        return JSON.objectNode()
                .put("ledger", head.ledger().hex())
                .put("sequence", head.sequence())
                .put("hash", head.hash());
    }

    private static ObjectNode due(DueDate due, Instant now) {
        ObjectNode json = JSON.objectNode();
        json.put("id", due.id());
        json.put("kind", due.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("what", Wording.of(due.sentence()));
        json.put("since", due.since().at().toString());
        json.put("dueAt", due.last().map(Instant::toString).orElse(null));
        json.put("overdue", due.overdue(now));
        json.set("who", ids(due.roles()));
        json.put("request", due.request() == null ? null : due.request().id().text());
        return json;
    }

    private static String text(Optional<Version> version) {
        return version.map(Version::text).orElse(null);
    }

    /** The answer of a gate, with the members of {@code gate evaluate --json}. */
    static ObjectNode verdict(Verdict verdict) {
        ObjectNode json = JSON.objectNode();
        json.put("gate", verdict.gate().id());
        json.put("status", verdict.status());
        json.put("exemption", verdict.exemption().id());
        json.put("stage", verdict.stage().id());
        json.put("version", verdict.version().text());
        json.put("at", verdict.at().toString());
        json.put("exposure", verdict.exposure().id());
        json.put("policy", verdict.policy());
        ArrayNode requirements = json.putArray("requirements");
        verdict.lines().forEach(line -> requirements.add(requirement(line)));
        return json;
    }

    private static ObjectNode requirement(RequirementLine line) {
        ObjectNode json = JSON.objectNode();
        json.put("id", line.requirement().id());
        json.put("clause", line.requirement().clause());
        json.put("kind", line.kind() == null ? null : line.kind().id());
        json.put("status", line.status().name());
        json.put("reason", Wording.of(line.reason()));
        json.put("remedy", line.whatToDo().map(Wording::of).orElse(null));
        json.set("who", ids(line.who()));
        json.put("dueAt", line.due().map(Instant::toString).orElse(null));
        json.put("overdue", line.overdue());
        ArrayNode evidence = json.putArray("evidence");
        line.evidence()
                .forEach(fact -> evidence.add(JSON.objectNode()
                        .put("sequence", fact.sequence())
                        .put("at", fact.at().toString())
                        .put("actor", fact.actor().shown())));
        return json;
    }

    private static ArrayNode ids(Collection<Role> roles) {
        ArrayNode ids = JSON.arrayNode();
        roles.stream().sorted().map(Named::id).forEach(ids::add);
        return ids;
    }

    /**
     * Facts in their order.
     *
     * @param from number of the first
     * @param limit how many at most
     * @throws LedgerException where the record cannot be trusted or read
     */
    ObjectNode facts(long from, long limit) {
        ObjectNode json = JSON.objectNode();
        Optional<ApplicationRecord> record = Lifecycles.get().find(item);
        long total = record.map(ApplicationRecord::lifecycle)
                .orElse(Lifecycle.empty())
                .sequence();
        json.put("total", total);
        json.put("next", from + limit <= total ? (Long) (from + limit) : null);
        ArrayNode facts = json.putArray("facts");
        if (from <= total) {
            record.orElseThrow().read(from, fact -> {
                if (fact.sequence() < from + limit && fact.sequence() <= total) {
                    facts.add(FactMembers.write(fact));
                }
            });
        }
        return json;
    }
}
