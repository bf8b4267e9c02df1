package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import jakarta.servlet.http.HttpServletResponse;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;

/** One request. */
@Restricted(NoExternalUse.class)
public final class RequestResource extends Resource {

    private final String id;

    /** @param id as it stands in the address, whatever that is */
    RequestResource(AbstractItem item, String id) {
        super(item, "GET");
        this.id = id;
    }

    @GET
    public HttpResponse doIndex() {
        item().checkPermission(Item.READ);
        return Answer.to(() -> {
            Reference reference = reference(id);
            return RequestsJson.of(item()).one(reference).orElseThrow(() -> unknown(reference));
        });
    }

    public VotesResource getVotes() {
        return new VotesResource(item(), id);
    }

    static Reference reference(String id) {
        try {
            return new Reference(id);
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_NOT_FOUND, e.reason());
        }
    }

    static Refusal unknown(Reference id) {
        return new Refusal(
                HttpServletResponse.SC_NOT_FOUND, Message.of(RequestResource.class, "rest.no-request", id.text()));
    }
}
