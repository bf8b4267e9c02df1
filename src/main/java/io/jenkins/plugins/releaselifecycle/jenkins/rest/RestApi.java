package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Util;
import hudson.model.AbstractItem;
import hudson.model.Api;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.NextGate;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.Ballot;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.PersonsFact;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * What programs can ask about an application, and tell, under {@code v1}; and in short what every page of Jenkins says to programs.
 * Described in docs/rest.md.
 */
@Restricted(NoExternalUse.class)
public final class RestApi extends Api {

    /** So many facts, or things of a timeline, are read at once. */
    private static final long MOST = 1000;

    private final AbstractItem item;

    public RestApi(AbstractItem item) {
        super(new ExportedLifecycle(item));
        this.item = item;
    }

    /** @param methods those that the address takes */
    private record Call(List<String> methods, Answer.Work work) {

        Call(String method, Answer.Work work) {
            this(List.of(method), work);
        }
    }

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
        List<String> methods = call.get().methods();
        if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods));
            return Answer.to(() -> {
                throw refusal(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "rest.method", String.join(", ", methods));
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
        if (path.isEmpty() || path.size() > 4) {
            return Optional.empty();
        }
        return switch (path.get(0)) {
            case "lifecycle" -> alone(path, new Call("GET", () -> new ApplicationJson(item).lifecycle()));
            case "verdict" -> alone(path, new Call("GET", () -> ApplicationJson.verdict(verdict(request))));
            case "tests" -> alone(path, new Call("GET", () -> new TestsJson(item).of(verdict(request))));
            case "timeline" ->
                alone(path, new Call("GET", () -> new TimelineJson(item).from(first(request), limit(request))));
            case "findings" -> alone(path, new Call("GET", () -> findings(request)));
            case "particulars" ->
                alone(
                        path,
                        new Call(
                                "GET",
                                () -> new ParticularsJson(Lifecycles.get().lifecycle(item)).all()));
            case "facts" -> alone(path, new Call(List.of("GET", "POST"), () -> facts(request)));
            case "declare-internal" -> alone(path, new Call("POST", this::declareInternal));
            case "requests" -> requests(path, request);
            default -> Optional.empty();
        };
    }

    private static Optional<Call> alone(List<String> path, Call call) {
        return path.size() == 1 ? Optional.of(call) : Optional.empty();
    }

    private Verdict verdict(StaplerRequest2 request) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        Version version = version(request.getParameter("version"), lifecycle);
        String given = Util.fixEmptyAndTrim(request.getParameter("gate"));
        Gate gate = given == null
                ? NextGate.of(lifecycle, version)
                : Gate.of(given)
                        .orElseThrow(() -> refusal(
                                HttpServletResponse.SC_BAD_REQUEST,
                                "rest.no-gate",
                                Shown.of(given),
                                String.join(", ", Gate.ids())));
        return lifecycles.judgement(item, lifecycle, lifecycles.now()).verdict(gate, version);
    }

    private static Version version(String given, Lifecycle lifecycle) {
        if (Util.fixEmptyAndTrim(given) == null) {
            return lifecycle
                    .latestVersion()
                    .orElseThrow(() -> refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.no-version"));
        }
        return bad(() -> new Version(given.strip()));
    }

    /** An administrator's word, as on the page; nothing is recorded where there is nothing to declare. */
    private JsonNode declareInternal() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        Lifecycles.get()
                .declareInternal(
                        item, new Actor.User(Jenkins.getAuthentication2().getName()));
        return new ApplicationJson(item).lifecycle();
    }

    private JsonNode findings(StaplerRequest2 request) {
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        String given = Util.fixNull(request.getParameter("kind"));
        ScanKind kind = ScanKind.of(given)
                .orElseThrow(() -> refusal(
                        HttpServletResponse.SC_BAD_REQUEST,
                        "rest.no-kind",
                        Shown.of(given),
                        Arrays.stream(ScanKind.values()).map(ScanKind::id).collect(Collectors.joining(", "))));
        Version version =
                version(request.getParameter("version"), Lifecycles.get().lifecycle(item));
        return new FindingsJson(item, kind, version).latest();
    }

    private JsonNode facts(StaplerRequest2 request) throws IOException {
        if (request.getMethod().equals("POST")) {
            return record(JsonBody.of(request, "type", "fact").members());
        }
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        return new ApplicationJson(item).facts(first(request), limit(request));
    }

    private static long first(StaplerRequest2 request) {
        return number(request, "from", 1, Long.MAX_VALUE / 2, 1);
    }

    private static long limit(StaplerRequest2 request) {
        return number(request, "limit", 1, MOST, MOST);
    }

    private static long number(StaplerRequest2 request, String name, long least, long most, long otherwise) {
        String given = request.getParameter(name);
        if (given == null) {
            return otherwise;
        }
        if (given.matches("[0-9]{1,18}") && Long.parseLong(given) >= least && Long.parseLong(given) <= most) {
            return Long.parseLong(given);
        }
        throw refusal(
                HttpServletResponse.SC_BAD_REQUEST,
                "rest.number",
                name,
                Shown.of(given),
                Long.toString(least),
                Long.toString(most));
    }

    /** Records a fact in the name of whoever calls, as the form of the page does. */
    private JsonNode record(ObjectNode body) {
        Recording recording = Recording.by(Jenkins.getAuthentication2(), item);
        String given = body.path("type").asText();
        FactType type = FactType.named(given)
                .filter(known -> !Recorders.of(known).isEmpty())
                .orElseThrow(() -> refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.no-type", Shown.of(given)));
        if (!(body.path("fact") instanceof ObjectNode members)) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.no-fact");
        }
        Fact fact = bad(() -> PersonsFact.of(type, members, Lifecycles.get().lifecycle(item), Assignment.policy(item)));
        recording.record(fact);
        return JsonNodeFactory.instance.objectNode().put("recorded", type.wireName());
    }

    /** What is read from a body or an address, and is refused as a bad one where it is not what it has to be. */
    private static <T> T bad(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, e.reason());
        }
    }

    private Optional<Call> requests(List<String> path, StaplerRequest2 request) {
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
                ? Optional.of(new Call("POST", () -> cast(id, OptionalLong.empty(), Ballot::withdrawal)))
                : Optional.empty();
    }

    private JsonNode one(String id) {
        Reference reference = reference(id);
        return RequestsJson.of(item).one(reference).orElseThrow(() -> unknown(reference));
    }

    private JsonNode vote(String id, StaplerRequest2 request) throws IOException {
        ObjectNode members = JsonBody.of(request, "role", "approved", "comment", "serious", "made")
                .members();
        OptionalLong made = made(members);
        if (!members.has("serious")) {
            members.put("serious", false);
        }
        return cast(id, made, ballot -> bad(() -> ballot.vote(members)));
    }

    private JsonNode comment(String id, StaplerRequest2 request) throws IOException {
        ObjectNode members = JsonBody.of(request, "comment", "made").members();
        OptionalLong made = made(members);
        return cast(id, made, ballot -> bad(() -> ballot.comment(members)));
    }

    /** The request that the caller has seen, by the fact that made it; empty where the caller does not say. */
    private static OptionalLong made(ObjectNode members) {
        JsonNode made = members.remove("made");
        if (made == null || made.isNull()) {
            return OptionalLong.empty();
        }
        if (!made.isIntegralNumber() || !made.canConvertToLong()) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.made");
        }
        return OptionalLong.of(made.longValue());
    }

    private JsonNode cast(String id, OptionalLong made, Function<Ballot, Fact> fact) {
        Reference reference = reference(id);
        Ballot ballot = Ballot.of(item, reference);
        RequestsJson requests = new RequestsJson(item, ballot.voter());
        if (requests.one(reference).isEmpty()) {
            throw unknown(reference);
        }
        ballot.cast(fact.apply(ballot), made);
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
