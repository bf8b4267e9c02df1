package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A request that can be decided, and who has approved it so far, worded. */
@Restricted(NoExternalUse.class)
public record RequestRow(String id, String what, String version, ActorLink actor, String at, List<String> votes) {

    /** The open requests at gates in the order of an application's life, then the waivers. */
    static List<RequestRow> of(AbstractItem item, Lifecycle lifecycle) {
        List<RequestRow> rows = new ArrayList<>();
        if (lifecycle.stage() == Stage.RETIRED) {
            return rows;
        }
        for (Gate gate : Gate.values()) {
            lifecycle
                    .request(gate)
                    .filter(request -> open(request.request()) && !concluded(request, lifecycle))
                    .ifPresent(request -> rows.add(of(
                            item,
                            request.id().text(),
                            Wording.of(gate),
                            request.version().text(),
                            request.request())));
        }
        lifecycle.waivers().stream()
                .filter(waiver -> open(waiver.request()) && waiver.ended().isEmpty())
                .forEach(waiver -> rows.add(of(
                        item, waiver.id().text(), what(waiver), waiver.version().text(), waiver.request())));
        return rows;
    }

    private static boolean open(Request request) {
        return request.closing().isEmpty();
    }

    private static boolean concluded(GateRequest request, Lifecycle lifecycle) {
        return request.gate() == Gate.HANDOVER
                && lifecycle.trialRun().flatMap(TrialRun::handover).isPresent();
    }

    private static String what(Waiver waiver) {
        return Wording.of(Message.of(
                RequestRow.class,
                "request.waiver",
                waiver.requirement(),
                waiver.until().toString()));
    }

    private static RequestRow of(AbstractItem item, String id, String what, String version, Request request) {
        return new RequestRow(
                id,
                what,
                version,
                ActorLink.of(item, request.evidence().actor()),
                Wording.of(request.evidence().at()),
                request.approvals().stream().map(RequestRow::vote).toList());
    }

    private static String vote(Vote vote) {
        return Wording.of(Message.of(
                RequestRow.class,
                "request.vote",
                vote.role(),
                vote.person(),
                vote.evidence().at()));
    }

    public String getId() {
        return id;
    }

    public String getWhat() {
        return what;
    }

    public String getVersion() {
        return version;
    }

    public ActorLink getActor() {
        return actor;
    }

    public String getAt() {
        return at;
    }

    public List<String> getVotes() {
        return votes;
    }
}
