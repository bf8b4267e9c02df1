package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Admission;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * What one signed-in person may record about an application, in the roles that the administrator gave.
 *
 * @param roles none for whoever is not signed in
 * @param policy in force for the application
 */
@Restricted(NoExternalUse.class)
public record Recording(AbstractItem item, String person, Set<Role> roles, Policy policy) {

    private static final Logger LOGGER = Logger.getLogger(Recording.class.getName());

    /** What whoever asks may record, with the roles held at this moment. */
    public static Recording by(Authentication who, AbstractItem item) {
        boolean nobody = ACL.isAnonymous2(who) || ACL.SYSTEM2.equals(who);
        Set<Role> roles = nobody
                ? Set.of()
                : Set.copyOf(ReleaseLifecycleConfiguration.get().rolesOf(who, names(item)));
        return new Recording(item, who.getName(), roles, Lifecycles.get().policy(item));
    }

    /** Those that its record tells, too; where that cannot be read nothing is recorded anyway. */
    private static List<String> names(AbstractItem item) {
        try {
            return Lifecycles.get().names(item, Lifecycles.get().lifecycle(item));
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "Whoever records is told what is wrong", e);
            return List.of(item.getFullName());
        }
    }

    /** Why a fact is refused that none of the roles may record. */
    public static Message notInTheseRoles() {
        return Message.of(Recording.class, "record.forbidden");
    }

    /** Whether one of the roles may record that fact. */
    public boolean allows(Fact fact) {
        return Recorders.allow(fact, roles, policy);
    }

    /** The types of fact that one of the roles may record. */
    public List<FactType> types() {
        return Recorders.open(roles, policy);
    }

    /**
     * Records the fact in the person's name, and what follows from it.
     *
     * @throws InvalidInputException where it would mean nothing now, or the policy on disk is not one; nothing was
     *     recorded
     * @throws LedgerException where it cannot be recorded
     * @throws IllegalStateException where no role allows it
     */
    public void record(Fact fact) {
        if (!allows(fact)) {
            throw new IllegalStateException("Not checked before: " + person + " may not record " + fact);
        }
        Lifecycles lifecycles = Lifecycles.get();
        // Before a ledger is begun for something that is refused.
        admit(fact, lifecycles.lifecycle(item), lifecycles.now());
        lifecycles.decide(item, new Actor.User(person), (lifecycle, now) -> {
            admit(fact, lifecycle, now);
            return List.of(fact);
        });
    }

    /** A build that runs says itself how its deployment ended. */
    private Optional<Message> stillRunning(Fact fact, Lifecycle lifecycle) {
        if (!(fact instanceof DeploymentFinished finished)) {
            return Optional.empty();
        }
        return lifecycle.unfinishedDeployments().stream()
                .filter(deployment -> deployment.evidence().sequence() == finished.started())
                .filter(deployment -> Lifecycles.runs(item, deployment))
                .findFirst()
                .map(deployment -> Message.of(
                        Recording.class,
                        "deployment.runs",
                        deployment.evidence().actor().shown()));
    }

    /** Nobody goes in an emergency through a gate that is open. */
    private Optional<Message> needless(Fact fact, Lifecycle lifecycle, Instant now) {
        return fact instanceof BreakGlassUsed used
                        && Lifecycles.get()
                                .verdict(item, lifecycle, used.gate(), used.version(), now)
                                .open()
                ? Optional.of(Message.of(
                        Recording.class,
                        "emergency.needless",
                        used.gate(),
                        used.version().text()))
                : Optional.empty();
    }

    private void admit(Fact fact, Lifecycle lifecycle, Instant now) {
        Admission.refusal(fact, person, lifecycle, policy, now)
                .or(() -> stillRunning(fact, lifecycle))
                .or(() -> needless(fact, lifecycle, now))
                .ifPresent(why -> {
                    throw new InvalidInputException(why);
                });
    }
}
