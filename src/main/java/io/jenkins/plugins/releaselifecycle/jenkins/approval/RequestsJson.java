package io.jenkins.plugins.releaselifecycle.jenkins.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Closing;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Comment;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The requests of an application as programs read them. docs/rest.md describes every member.
 *
 * @param visitor whoever looks, in the roles held now
 */
@Restricted(NoExternalUse.class)
public record RequestsJson(AbstractItem item, Recording visitor) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public static RequestsJson of(AbstractItem item) {
        return new RequestsJson(item, Recording.by(Jenkins.getAuthentication2(), item));
    }

    /**
     * Those on which people still can vote.
     *
     * @throws LedgerException where the record cannot be trusted or read
     * @throws InvalidInputException where the policy on disk is not one
     */
    public ObjectNode all() {
        ObjectNode all = JSON.objectNode();
        ArrayNode requests = all.putArray("requests");
        open().forEach(request -> requests.add(open(request)));
        return all;
    }

    /** Those on which people still can vote. */
    public List<OpenRequest> open() {
        Lifecycles lifecycles = Lifecycles.get();
        return lifecycles.openRequests(item, lifecycles.now());
    }

    /** The request of that name, open or closed; empty where the record speaks of none any more. */
    public Optional<ObjectNode> one(Reference id) {
        return open().stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .map(this::open)
                .or(() -> over(id));
    }

    /** The request of that name after a vote on it. What was granted at once is remembered no more. */
    public ObjectNode after(Reference id) {
        return one(id).orElseGet(() -> closed(id));
    }

    /** A request of the application on which people still can vote. */
    public ObjectNode open(OpenRequest request) {
        ObjectNode json = JSON.objectNode();
        json.put("id", request.id().text());
        json.put("made", request.request().asked().sequence());
        json.put("state", request.awaits().isEmpty() ? "agreed" : "open");
        json.put("gate", request.gate().map(Gate::id).orElse(null));
        json.put("requirement", request.gate().isPresent() ? null : requirement(request.id()));
        json.put("version", request.version().text());
        json.put("requester", request.request().requester());
        json.put("message", request.message().orElse(null));
        json.put("asked", request.request().evidence().at().toString());
        json.put("until", request.request().until().map(Instant::toString).orElse(null));
        json.set("trialRun", request.trialRun().map(RequestsJson::terms).orElse(null));
        ArrayNode votes = json.putArray("votes");
        request.request().approvals().forEach(vote -> votes.add(vote(vote)));
        ArrayNode comments = json.putArray("comments");
        request.request().comments().forEach(comment -> comments.add(comment(comment)));
        json.set("awaits", ids(request.awaits()));
        json.set("mayVoteAs", ids(visitor.ballots(request)));
        return json;
    }

    /** Of a waiver; {@code null} where it was forgotten meanwhile. */
    private String requirement(Reference id) {
        return Lifecycles.get().lifecycle(item).waivers().stream()
                .filter(waiver -> waiver.id().equals(id))
                .map(Waiver::requirement)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode terms(TrialRunTerms terms) {
        return JSON.objectNode()
                .put("start", terms.start().toString())
                .put("length", terms.length().toString())
                .put("observation", terms.observation().toString());
    }

    private static ObjectNode vote(Vote vote) {
        return JSON.objectNode()
                .put("person", vote.person())
                .put("role", vote.role().id())
                .put("approved", true)
                .put("comment", vote.comment())
                .put("at", vote.evidence().at().toString());
    }

    private static ObjectNode comment(Comment comment) {
        return JSON.objectNode()
                .put("person", comment.person())
                .put("comment", comment.text())
                .put("at", comment.evidence().at().toString());
    }

    private static ArrayNode ids(Collection<Role> roles) {
        ArrayNode ids = JSON.arrayNode();
        roles.stream().sorted().forEach(role -> ids.add(role.id()));
        return ids;
    }

    private Optional<ObjectNode> over(Reference id) {
        Lifecycle lifecycle = Lifecycles.get().lifecycle(item);
        Stream<Optional<Closing>> gates = Arrays.stream(Gate.values())
                .flatMap(gate -> lifecycle.request(gate).stream())
                .filter(request -> request.id().equals(id))
                .map(GateRequest::request)
                .map(request -> request.closing());
        Stream<Optional<Closing>> waivers = lifecycle.waivers().stream()
                .filter(waiver -> waiver.id().equals(id))
                .map(waiver -> waiver.request().closing());
        return Stream.concat(gates, waivers)
                .findFirst()
                .map(closing -> closing.map(how -> closed(id, how)).orElseGet(() -> closed(id)));
    }

    private static ObjectNode closed(Reference id) {
        return JSON.objectNode().put("id", id.text()).put("state", "closed");
    }

    private static ObjectNode closed(Reference id, Closing closing) {
        return JSON.objectNode()
                .put("id", id.text())
                .put("state", closing.id())
                .put("by", closing.by())
                .put("at", closing.evidence().at().toString())
                .put("reason", closing.reason());
    }
}
