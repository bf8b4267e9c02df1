package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;

/** The requests on which people still can vote, and each by its name. */
@Restricted(NoExternalUse.class)
public final class RequestsResource extends Resource {

    RequestsResource(AbstractItem item) {
        super(item, "GET");
    }

    @GET
    public HttpResponse doIndex() {
        item().checkPermission(Item.READ);
        return Answer.to(() -> RequestsJson.of(item()).all());
    }

    public RequestResource getDynamic(String id) {
        return new RequestResource(item(), id);
    }
}
