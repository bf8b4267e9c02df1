package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.access.AccessDeniedException;

/** What a program is told: JSON, which is one sentence in the visitor's language where nothing came of the call. */
@Restricted(NoExternalUse.class)
public record Answer(int status, JsonNode content) implements HttpResponse {

    private static final JsonMapper JSON = new JsonMapper();

    /** What a call is about. */
    interface Work {
        JsonNode done() throws IOException;
    }

    /** What the call comes to, or why it is refused. */
    static Answer to(Work call) throws IOException {
        try {
            return new Answer(HttpServletResponse.SC_OK, call.done());
        } catch (Refusal e) {
            return refused(e.status(), Wording.of(e.reason()));
        } catch (AccessDeniedException e) {
            return refused(HttpServletResponse.SC_FORBIDDEN, e.getMessage());
        } catch (InvalidInputException e) {
            return refused(HttpServletResponse.SC_CONFLICT, Wording.of(e.reason()));
        } catch (LedgerException e) {
            return refused(HttpServletResponse.SC_CONFLICT, Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
    }

    private static Answer refused(int status, String why) {
        return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", why));
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        byte[] bytes = JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (status == HttpServletResponse.SC_OK && "GET".equals(request.getMethod())) {
            EntityTag tag = EntityTag.of(bytes);
            response.setHeader("ETag", tag.text());
            response.setHeader("Cache-Control", "private, no-cache");
            if (tag.isKnownTo(request)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        } else {
            response.setHeader("Cache-Control", "no-store");
        }
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream().write(bytes);
    }
}
