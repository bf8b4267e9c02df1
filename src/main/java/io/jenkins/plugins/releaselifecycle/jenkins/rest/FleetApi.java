package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetParameters;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetQuery;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.MyApprovals;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.core.Authentication;

/** What programs can ask about all applications that they may see. Described in docs/rest.md. */
@Restricted(NoExternalUse.class)
public final class FleetApi {

    private static final String GET = "GET";

    /** Takes the calls of this version. It finds their addresses itself, as {@link RestApi} does. */
    public HttpResponse doV1(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        Optional<Answer.Work> work = work(request);
        if (work.isEmpty()) {
            return Answer.to(() -> {
                throw refusal(HttpServletResponse.SC_NOT_FOUND, "rest.nothing-here");
            });
        }
        if (!GET.equals(request.getMethod())) {
            response.setHeader("Allow", GET);
            return Answer.to(() -> {
                throw refusal(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "rest.method", GET);
            });
        }
        return Answer.to(work.get());
    }

    private static Optional<Answer.Work> work(StaplerRequest2 request) {
        return switch (request.getRestOfPath().replaceFirst("/$", "")) {
            case "/applications" -> Optional.of(() -> applications(query(request::getParameter)));
            case "/approvals" -> Optional.of(FleetApi::approvals);
            default -> Optional.empty();
        };
    }

    private static JsonNode approvals() {
        Authentication caller = Jenkins.getAuthentication2();
        if (ACL.isAnonymous2(caller)) {
            throw refusal(HttpServletResponse.SC_FORBIDDEN, "rest.sign-in");
        }
        return ApprovalsJson.of(new MyApprovals(caller));
    }

    private static FleetQuery query(UnaryOperator<String> given) {
        try {
            return FleetParameters.read(given);
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, e.reason());
        }
    }

    private static JsonNode applications(FleetQuery query) {
        Instant now = Lifecycles.get().now();
        boolean whole = FleetIndex.get().isWhole();
        Map<FleetRow, AbstractItem> fleet = FleetIndex.get().rowsVisibleTo(Jenkins.getAuthentication2());
        FleetQuery.Found found = query.find(fleet.keySet(), now);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        found.rows().forEach(row -> rows.add(json(row, fleet.get(row), now)));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("complete", whole)
                .put("total", found.total())
                .put("page", found.page())
                .put("pages", found.pages())
                .put("size", query.size())
                .set("applications", rows);
        return answer;
    }

    private static ObjectNode json(FleetRow row, AbstractItem item, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("application", row.application())
                .put("url", item.getUrl())
                .put("state", row.state().id())
                .put("stage", row.stage().map(Named::id).orElse(null))
                .put("gate", row.gate().map(Named::id).orElse(null))
                .put("version", row.version().map(Version::text).orElse(null))
                .put(
                        "blockers",
                        row.blockers().isPresent() ? (Long) row.blockers().getAsLong() : null)
                .put("due", row.next().map(due -> due.at().toString()).orElse(null))
                .put("what", row.next().map(due -> Wording.of(due.sentence())).orElse(null))
                .put("overdue", row.overdue(now))
                .put("owner", row.owner().orElse(null))
                .put("readAt", row.readAt().map(Instant::toString).orElse(null));
        ArrayNode awaits = json.putArray("awaits");
        row.awaits().forEach(role -> awaits.add(role.id()));
        return json;
    }

    private static Refusal refusal(int status, String key, String... arguments) {
        return new Refusal(status, Message.of(FleetApi.class, key, arguments));
    }
}
