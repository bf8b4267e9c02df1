package io.jenkins.plugins.releaselifecycle.jenkins.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.ledger.FactMembers;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A fact as a person tells it, in a form or by a program: what the server alone says is added to it. */
@Restricted(NoExternalUse.class)
public final class PersonsFact {

    /** Nobody says by himself under which policy he asks or decides, who asks, and who committed. */
    public static final Set<String> FILLED_BY_SERVER = Set.of("policy", "requester", "committers", "startedBy");

    private static final Set<FactType> UNDER_A_POLICY =
            Set.of(FactType.REQUEST_MADE, FactType.WAIVER_REQUESTED, FactType.VOTE_CAST);

    private PersonsFact() {}

    /**
     * The fact with these members.
     *
     * @param lifecycle where the application stands; a request that has no name gets one from its length
     * @param policy under which it is asked and decided
     * @throws InvalidInputException naming the member that is missing, unknown, not what it has to be or not for people to say
     */
    public static Fact of(FactType type, ObjectNode told, Lifecycle lifecycle, Policy policy) {
        FILLED_BY_SERVER.stream().filter(told::has).sorted().findFirst().ifPresent(member -> {
            throw new InvalidInputException(Message.of(PersonsFact.class, "fact.by-server", member));
        });
        ObjectNode members = told.deepCopy();
        if (UNDER_A_POLICY.contains(type)) {
            members.put("policy", policy.digest());
        }
        if ((type == FactType.REQUEST_MADE || type == FactType.WAIVER_REQUESTED) && !members.has("request")) {
            members.put("request", name(members, lifecycle));
        }
        return FactMembers.read(type, members);
    }

    /** What is asked for and the number of its fact, so that no two requests of an application have the same name. */
    private static String name(ObjectNode members, Lifecycle lifecycle) {
        String what = Gate.of(members.path("gate").asText())
                .map(Gate::id)
                .orElse(members.has("requirement") ? "waiver" : "request");
        return what.toUpperCase(Locale.ROOT) + "-" + (lifecycle.sequence() + 1);
    }
}
