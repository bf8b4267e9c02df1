package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.Ballot;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What programs can ask about an application, and tell. Described in docs/rest.md. */
@Restricted(NoExternalUse.class)
public final class RestApi {

    private final AbstractItem item;

    public RestApi(AbstractItem item) {
        this.item = item;
    }

    /** @param method the one that the address takes */
    private record Call(String method, Answer.Work work) {}

    /**
     * Takes the calls of this version. It finds their addresses itself, because Stapler sends whoever asks for an object
     * that has others below it on to an address with a slash at its end, which loses what was posted. What changes
     * something takes POST alone, for which Jenkins wants a crumb.
     */
    public HttpResponse doV1(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        item.checkPermission(Item.READ);
        Optional<Call> call = call(segments(request.getRestOfPath()), request);
        if (call.isEmpty()) {
            return Answer.to(() -> {
                throw refusal(HttpServletResponse.SC_NOT_FOUND, "rest.nothing-here");
            });
        }
        String method = call.get().method();
        if (!method.equals(request.getMethod())) {
            response.setHeader("Allow", method);
            return Answer.to(() -> {
                throw refusal(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "rest.method", method);
            });
        }
        return Answer.to(call.get().work());
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    private Optional<Call> call(List<String> path, StaplerRequest2 request) {
        if (path.isEmpty() || path.size() > 4 || !path.get(0).equals("requests")) {
            return Optional.empty();
        }
        if (path.size() == 1) {
            return Optional.of(new Call("GET", () -> RequestsJson.of(item).all()));
        }
        String id = path.get(1);
        List<String> below = path.subList(2, path.size());
        if (below.isEmpty()) {
            return Optional.of(new Call("GET", () -> one(id)));
        }
        if (below.equals(List.of("votes"))) {
            return Optional.of(new Call("POST", () -> vote(id, request)));
        }
        if (below.equals(List.of("comments"))) {
            return Optional.of(new Call("POST", () -> comment(id, request)));
        }
        return below.equals(List.of("votes", "withdraw"))
                ? Optional.of(new Call("POST", () -> cast(id, Ballot::withdrawal)))
                : Optional.empty();
    }

    private JsonNode one(String id) {
        Reference reference = reference(id);
        return RequestsJson.of(item).one(reference).orElseThrow(() -> unknown(reference));
    }

    private JsonNode vote(String id, StaplerRequest2 request) throws IOException {
        ObjectNode members =
                JsonBody.of(request, "role", "approved", "comment", "serious").members();
        if (!members.has("serious")) {
            members.put("serious", false);
        }
        return cast(id, ballot -> fact(members, ballot::vote));
    }

    private JsonNode comment(String id, StaplerRequest2 request) throws IOException {
        ObjectNode members = JsonBody.of(request, "comment").members();
        return cast(id, ballot -> fact(members, ballot::comment));
    }

    private static Fact fact(ObjectNode members, Function<ObjectNode, Fact> reading) {
        try {
            return reading.apply(members);
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, e.reason());
        }
    }

    private JsonNode cast(String id, Function<Ballot, Fact> fact) {
        Reference reference = reference(id);
        Ballot ballot = Ballot.of(item, reference);
        RequestsJson requests = new RequestsJson(item, ballot.voter());
        if (requests.one(reference).isEmpty()) {
            throw unknown(reference);
        }
        ballot.cast(fact.apply(ballot));
        return requests.after(reference);
    }

    private static Reference reference(String id) {
        try {
            return new Reference(id);
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_NOT_FOUND, e.reason());
        }
    }

    private static Refusal unknown(Reference id) {
        return refusal(HttpServletResponse.SC_NOT_FOUND, "rest.no-request", id.text());
    }

    private static Refusal refusal(int status, String key, String... arguments) {
        return new Refusal(status, Message.of(RestApi.class, key, arguments));
    }
}
