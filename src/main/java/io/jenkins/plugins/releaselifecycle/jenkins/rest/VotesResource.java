package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.Ballot;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import java.io.IOException;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The votes on one request. */
@Restricted(NoExternalUse.class)
public final class VotesResource extends Resource {

    private final String id;

    VotesResource(AbstractItem item, String id) {
        super(item, "POST");
        this.id = id;
    }

    @POST
    public HttpResponse doIndex(StaplerRequest2 request) throws IOException {
        item().checkPermission(Item.READ);
        VoteBody body = VoteBody.of(request);
        return Answer.to(() -> {
            ObjectNode members = body.members();
            return cast(ballot -> VoteBody.vote(ballot, members));
        });
    }

    public Withdrawal getWithdraw() {
        return new Withdrawal();
    }

    private JsonNode cast(Function<Ballot, Fact> fact) {
        Reference reference = RequestResource.reference(id);
        Ballot ballot = Ballot.of(item(), reference);
        RequestsJson requests = new RequestsJson(item(), ballot.voter());
        if (requests.one(reference).isEmpty()) {
            throw RequestResource.unknown(reference);
        }
        ballot.cast(fact.apply(ballot));
        return requests.after(reference);
    }

    /**
     * Takes the visitor's own vote back. A POST rather than a DELETE of the vote, because Jenkins asks for a crumb with POST
     * only.
     */
    @Restricted(NoExternalUse.class)
    public final class Withdrawal extends Resource {

        private Withdrawal() {
            super(VotesResource.this.item(), "POST");
        }

        @POST
        public HttpResponse doIndex() {
            item().checkPermission(Item.READ);
            return Answer.to(() -> cast(Ballot::withdrawal));
        }
    }
}
