package io.jenkins.plugins.releaselifecycle.jenkins.approval;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactMembers;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteWithdrawn;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.OptionalLong;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.access.AccessDeniedException;

/** What one person decides on one request, wherever it does not come from a form. */
@Restricted(NoExternalUse.class)
public record Ballot(Recording voter, Reference request) {

    /** The ballot of whoever asks, in the roles held at this moment. */
    public static Ballot of(AbstractItem item, Reference request) {
        return new Ballot(Recording.by(Jenkins.getAuthentication2(), item), request);
    }

    /**
     * The vote with these members; the request and the policy in force are added to them.
     *
     * @throws InvalidInputException naming the member that is missing or not what it has to be
     */
    public Fact vote(ObjectNode members) {
        ObjectNode all = members.deepCopy();
        all.put("request", request.text());
        all.put("policy", voter.policy().digest());
        return FactMembers.read(FactType.VOTE_CAST, all);
    }

    /**
     * What these members say about the request, without a vote.
     *
     * @throws InvalidInputException naming the member that is missing or not what it has to be
     */
    public Fact comment(ObjectNode members) {
        ObjectNode all = members.deepCopy();
        all.put("request", request.text());
        return FactMembers.read(FactType.REQUEST_COMMENTED, all);
    }

    public Fact withdrawal() {
        return new VoteWithdrawn(request);
    }

    /**
     * Records it.
     *
     * @param made sequence of the fact since which the request is asked for as the voter has seen it; empty where nobody says
     * @throws AccessDeniedException where no permission or no role of the voter allows it
     * @throws InvalidInputException where it would mean nothing now
     * @throws LedgerException where it cannot be recorded
     */
    public void cast(Fact fact, OptionalLong made) {
        voter.record(fact, made);
    }
}
