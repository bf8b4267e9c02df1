package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.security.ACL;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Admission;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * What one signed-in person may record about an application, with the permissions and in the roles that the administrator gave.
 *
 * @param permissions of the group “Release lifecycle”, without which no role is enough
 * @param roles none for whoever is not signed in, and no permission is enough without them
 * @param policy in force for the application
 */
@Restricted(NoExternalUse.class)
public record Recording(AbstractItem item, String person, Set<Permission> permissions, Set<Role> roles, Policy policy) {

    private static final Logger LOGGER = Logger.getLogger(Recording.class.getName());

    /** What whoever asks may record, with the permissions and the roles held at this moment. */
    public static Recording by(Authentication who, AbstractItem item) {
        boolean nobody = ACL.isAnonymous2(who) || ACL.SYSTEM2.equals(who);
        Set<Role> roles = nobody
                ? Set.of()
                : Set.copyOf(
                        ReleaseLifecycleConfiguration.get().roleAssignment().of(who, names(item)));
        Set<Permission> permissions = LifecyclePermissions.heldBy(who, item);
        return new Recording(item, who.getName(), permissions, roles, Assignment.policy(item));
    }

    /** Those that its record tells, too; where that cannot be read nothing is recorded anyway. */
    private static List<String> names(AbstractItem item) {
        try {
            return Assignment.names(item, Lifecycles.get().lifecycle(item));
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "Whoever records is told what is wrong", e);
            return List.of(item.getFullName());
        }
    }

    /** Why the person may record no fact of that type; empty where the permissions and the roles allow some. */
    public Optional<Message> refusal(FactType type) {
        if (!Recorders.open(roles, policy).contains(type)) {
            return Optional.of(inNoRole());
        }
        Set<Permission> needed = NeededPermission.of(type);
        return needed.stream().anyMatch(permissions::contains) ? Optional.empty() : Optional.of(without(needed));
    }

    private Optional<Message> refusal(Fact fact, Lifecycle lifecycle) {
        if (!Recorders.allow(fact, roles, policy)) {
            return Optional.of(inNoRole());
        }
        Permission needed = NeededPermission.of(fact, lifecycle);
        return permissions.contains(needed) ? Optional.empty() : Optional.of(without(Set.of(needed)));
    }

    private Message without(Set<Permission> needed) {
        String wanted = needed.stream()
                .map(LifecyclePermissions::shown)
                .sorted()
                .map(permission -> "“" + permission + "”")
                .collect(Collectors.joining(" / "));
        return Message.of(Recording.class, "record.no-permission", wanted, item.getFullName());
    }

    private static Message inNoRole() {
        return Message.of(Recording.class, "record.forbidden");
    }

    /** The types of fact of which the permissions and the roles allow to record some. */
    public List<FactType> types() {
        return Recorders.open(roles, policy).stream()
                .filter(type -> NeededPermission.of(type).stream().anyMatch(permissions::contains))
                .toList();
    }

    /** Whether the person may speak on that request, if one of the roles does. */
    public boolean mayVoteOn(OpenRequest request) {
        return permissions.contains(NeededPermission.toVoteOn(request));
    }

    /** The roles in which the person can vote on it now. */
    public Set<Role> ballots(OpenRequest request) {
        return mayVoteOn(request) ? request.ballots(person, roles) : Set.of();
    }

    /** Whether the person has to do something about it. */
    public boolean concerns(DueDate due) {
        return due.concerns(person, roles) && (due.request() == null || mayVoteOn(due.request()));
    }

    /** Whether somebody may speak on a request of an application, whatever the roles; without reading any record. */
    public static boolean mayVoteOn(OpenRequest request, Authentication who, AbstractItem application) {
        return application.hasPermission2(who, NeededPermission.toVoteOn(request));
    }

    /**
     * Records the fact in the person's name, and what follows from it.
     *
     * @throws InvalidInputException where it would mean nothing now, or the policy on disk is not one; nothing was
     *     recorded
     * @throws LedgerException where it cannot be recorded
     * @throws AccessDeniedException where the permission for it is missing, or no role allows it
     */
    public void record(Fact fact) {
        record(fact, OptionalLong.empty());
    }

    /**
     * The same, of a request that the person has seen.
     *
     * @param made sequence of the fact since which it is asked for as the person has seen it; where it was changed, or another request
     *     goes by its name meanwhile, nothing is recorded
     */
    public void record(Fact fact, OptionalLong made) {
        Lifecycles lifecycles = Lifecycles.get();
        // Before a ledger is begun for something that is refused.
        admit(fact, made, lifecycles.lifecycle(item), lifecycles.now());
        lifecycles.decide(item, new Actor.User(person), (lifecycle, now) -> {
            admit(fact, made, lifecycle, now);
            return List.of(fact);
        });
    }

    /** A name can be given to another request once the first has ended; nobody decides on what he has not seen. */
    private static Optional<Message> another(Fact fact, OptionalLong made, Lifecycle lifecycle) {
        if (made.isEmpty() || !(fact instanceof RequestFact about)) {
            return Optional.empty();
        }
        Stream<Request> named = Stream.concat(
                Arrays.stream(Gate.values())
                        .flatMap(gate -> lifecycle.request(gate).stream())
                        .filter(request -> request.id().equals(about.request()))
                        .map(GateRequest::request),
                lifecycle.waivers().stream()
                        .filter(waiver -> waiver.id().equals(about.request()))
                        .map(Waiver::request));
        return named.anyMatch(request -> request.asked().sequence() == made.getAsLong())
                ? Optional.empty()
                : Optional.of(Message.of(
                        Recording.class, "request.another", about.request().text()));
    }

    /** A build that runs says itself how its deployment ended. */
    private Optional<Message> stillRunning(Fact fact, Lifecycle lifecycle) {
        if (!(fact instanceof DeploymentFinished finished)) {
            return Optional.empty();
        }
        return lifecycle.unfinishedDeployments().stream()
                .filter(deployment -> deployment.evidence().sequence() == finished.started())
                .filter(deployment ->
                        Lifecycles.runs(item, deployment.evidence().actor()))
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
                                .judgement(item, lifecycle, now)
                                .verdict(used.gate(), used.version())
                                .open()
                ? Optional.of(Message.of(
                        Recording.class,
                        "emergency.needless",
                        used.gate(),
                        used.version().text()))
                : Optional.empty();
    }

    private void admit(Fact fact, OptionalLong made, Lifecycle lifecycle, Instant now) {
        refusal(fact, lifecycle).ifPresent(why -> {
            throw new AccessDeniedException(Wording.of(why));
        });
        Admission.refusal(fact, person, lifecycle, policy, now)
                .or(() -> another(fact, made, lifecycle))
                .or(() -> stillRunning(fact, lifecycle))
                .or(() -> needless(fact, lifecycle, now))
                .ifPresent(why -> {
                    throw new InvalidInputException(why);
                });
    }
}
