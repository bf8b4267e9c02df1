package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A request that can be decided, worded for one visitor, with what he needs to vote on it. Its view {@code ballot.jelly}
 * is the form.
 *
 * @param visitor whoever looks, in the roles held now
 */
@Restricted(NoExternalUse.class)
public record RequestRow(AbstractItem item, OpenRequest open, Recording visitor) {

    public String getId() {
        return open.id().text();
    }

    /** Sequence of the fact since which it is asked for as this row shows it: what a vote on the row is about, whatever changed since. */
    public long getMade() {
        return open.request().asked().sequence();
    }

    /** Where it stands in the page of its application. */
    public static String anchor(Reference request) {
        return "#release-lifecycle-request-" + request.text();
    }

    /** Tells it from the requests of other applications on the same page; fit for an id in HTML. */
    public String getKey() {
        return Util.rawEncode(item.getFullName()) + "-" + getId();
    }

    public String getApplication() {
        return item.getFullDisplayName();
    }

    public String getWhat() {
        return Wording.of(open.what());
    }

    public String getVersion() {
        return open.version().text();
    }

    public ActorLink getActor() {
        return ActorLink.of(item, open.request().evidence().actor());
    }

    /** User id of whoever asks; the build that does where it asks for nobody. */
    public String getRequester() {
        return open.request().requester();
    }

    /** The moment at which it ends undecided; {@code null} for none. */
    public String getUntil() {
        return open.request().until().map(Wording::of).orElse(null);
    }

    public List<String> getComments() {
        return open.request().comments().stream()
                .map(said -> Wording.of(Message.of(
                        RequestRow.class,
                        "request.said",
                        said.person(),
                        said.evidence().at(),
                        said.text())))
                .toList();
    }

    public String getAt() {
        return Wording.of(open.request().evidence().at());
    }

    /** For those who decide; {@code null} for none. */
    public String getMessage() {
        return open.message().orElse(null);
    }

    /** Whether the visitor can propose another trial run (D1). */
    public boolean isAdjustable() {
        return open.trialRun().isPresent()
                && visitor.refusal(FactType.TERMS_PROPOSED).isEmpty();
    }

    /** The trial run that is proposed, for the form in which another one is; {@code null} for none. */
    public TrialRunTerms getTerms() {
        return open.trialRun().orElse(null);
    }

    /** The trial run that is proposed; {@code null} for none. */
    public String getProposal() {
        return open.trialRun().map(RequestRow::proposal).orElse(null);
    }

    private static String proposal(TrialRunTerms terms) {
        return Wording.of(Message.of(
                RequestRow.class,
                "request.proposal",
                terms.start().toString(),
                terms.length().toString(),
                terms.observation().toString()));
    }

    public List<String> getVotes() {
        return open.request().approvals().stream().map(RequestRow::vote).toList();
    }

    private static String vote(Vote vote) {
        Message approved = Message.of(
                RequestRow.class,
                "request.vote",
                vote.role(),
                vote.person(),
                vote.evidence().at());
        return vote.comment() == null
                ? Wording.of(approved)
                : Wording.of(Message.of(RequestRow.class, "request.comment", approved, vote.comment()));
    }

    /** The roles whose votes are missing, in one text; {@code null} where none is. */
    public String getAwaits() {
        return open.awaits().isEmpty()
                ? null
                : Wording.of(Message.list(
                        open.awaits().stream().sorted().map(Role::label).toList()));
    }

    /** The roles in which the visitor can vote now. */
    public List<Choice> getBallots() {
        return visitor.ballots(open).stream()
                .sorted()
                .map(role -> new Choice(role.id(), Wording.of(role), false))
                .toList();
    }

    /** Whether the visitor has approved and can take that back. */
    public boolean isWithdrawable() {
        return isHeard() && open.request().approvalOf(visitor.person()).isPresent();
    }

    /** Whether the visitor can say something about it and cannot vote, for which there is another form. */
    public boolean isCommentable() {
        return isHeard() && getBallots().isEmpty();
    }

    private boolean isHeard() {
        return !visitor.roles().isEmpty() && visitor.mayVoteOn(open);
    }

    /** Whether a problem found can be called serious (E8): the whole form asks for that. */
    public boolean isGradable() {
        return open.gate().filter(Gate.ACCEPTANCE::equals).isPresent();
    }

    /** Where the form goes, from the root of Jenkins. */
    public String getUrl() {
        return item.getUrl() + LifecycleTab.URL + "/";
    }
}
