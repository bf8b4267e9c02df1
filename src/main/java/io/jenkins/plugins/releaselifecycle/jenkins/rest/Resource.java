package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import jakarta.servlet.http.HttpServletResponse;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Something that programs can call. */
@Restricted(NoExternalUse.class)
public abstract class Resource {

    private final AbstractItem item;
    private final String allowed;

    /** @param allowed the one kind of request that it takes; {@code null} where there is nothing but what is below it */
    Resource(AbstractItem item, String allowed) {
        this.item = item;
        this.allowed = allowed;
    }

    final AbstractItem item() {
        return item;
    }

    /** Where a call ends that no other method has taken. */
    public final HttpResponse doDynamic(StaplerRequest2 request, StaplerResponse2 response) {
        item.checkPermission(Item.READ);
        boolean here = request.getRestOfPath().replace("/", "").isEmpty();
        if (!here || allowed == null) {
            return Answer.to(() -> {
                throw new Refusal(HttpServletResponse.SC_NOT_FOUND, Message.of(Resource.class, "rest.nothing-here"));
            });
        }
        response.setHeader("Allow", allowed);
        return Answer.to(() -> {
            throw new Refusal(
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED, Message.of(Resource.class, "rest.method", allowed));
        });
    }
}
