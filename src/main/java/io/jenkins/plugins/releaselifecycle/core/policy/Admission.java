package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Incident;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Nonconformity;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.UnfinishedDeployment;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a fact that a person wants to record would mean anything now. The fold passes over facts that make no sense
 * where they stand; a person is told so instead, and nothing is recorded.
 */
public final class Admission {

    private static final Set<Stage> IN_TRIAL_RUN = EnumSet.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE);

    private final Lifecycle lifecycle;
    private final Policy policy;
    private final Instant now;

    private Admission(Lifecycle lifecycle, Policy policy, Instant now) {
        this.lifecycle = lifecycle;
        this.policy = policy;
        this.now = now;
    }

    /**
     * Why the fact would mean nothing; empty where it would mean something.
     *
     * @param person user id of whoever wants to record it
     * @param now the moment at which it would be recorded
     */
    public static Optional<Message> refusal(Fact fact, String person, Lifecycle lifecycle, Policy policy, Instant now) {
        if (lifecycle.stage() == Stage.RETIRED) {
            return Optional.of(message("admission.retired"));
        }
        return Optional.ofNullable(new Admission(lifecycle, policy, now).refusal(fact, person));
    }

    private Message refusal(Fact fact, String person) {
        if (fact instanceof RequestFact request) {
            return new RequestAdmission(lifecycle, policy, now).refusal(request, person);
        }
        if (fact instanceof NonconformityFact nonconformity) {
            return nonconformity(nonconformity);
        }
        if (fact instanceof IncidentReported reported) {
            return reported.since() != null && reported.since().isAfter(now)
                    ? message("admission.since-future", reported.since())
                    : null;
        }
        if (fact instanceof IncidentResolved resolved) {
            return known(
                    resolved.incident(),
                    lifecycle.incidents().stream().map(Incident::id).toList(),
                    "incident");
        }
        if (fact instanceof TemporaryAccessGranted granted) {
            return granted(granted);
        }
        if (fact instanceof TemporaryAccessRevoked revoked) {
            return known(revoked.access(), accesses(), "access");
        }
        if (fact instanceof TrialRunStarted started) {
            return started(started);
        }
        if (fact instanceof TrialRunExtended extended) {
            return extended(extended.length());
        }
        if (fact instanceof TermExtended extended) {
            return extended(extended);
        }
        return other(fact, person);
    }

    private Message other(Fact fact, String person) {
        if (fact instanceof ConfirmationWithdrawn withdrawn) {
            return lifecycle
                            .confirmation(withdrawn.subject(), withdrawn.role(), withdrawn.version())
                            .isEmpty()
                    ? message("admission.not-confirmed", withdrawn.subject(), withdrawn.role())
                    : null;
        }
        if (fact instanceof TrainingRecorded training) {
            return training.date().isAfter(today())
                    ? message("admission.training-future", training.date().toString())
                    : null;
        }
        if (fact instanceof WorkingGroupFormed formed) {
            return formed.members().isEmpty() ? message("admission.group-empty") : null;
        }
        if (fact instanceof BreakGlassUsed used) {
            return used(used);
        }
        if (fact instanceof BreakGlassReviewed reviewed) {
            return reviewed(reviewed, person);
        }
        if (fact instanceof DeploymentFinished finished) {
            return settled(finished);
        }
        return null;
    }

    private Message nonconformity(NonconformityFact fact) {
        Reference id = fact.nonconformity();
        Optional<Nonconformity> open = lifecycle.nonconformities().stream()
                .filter(nonconformity -> nonconformity.id().equals(id))
                .findFirst();
        if (fact instanceof NonconformityOpened) {
            return open.isPresent() ? message("admission.nonconformity.taken", id.text()) : null;
        }
        if (open.isEmpty()) {
            return fact instanceof RemediationFinished && seriousProblem(id)
                    ? null
                    : unknown(
                            id,
                            lifecycle.nonconformities().stream()
                                    .map(Nonconformity::id)
                                    .toList(),
                            "nonconformity");
        }
        if (fact instanceof RemediationReviewed && !open.get().planned()) {
            return message("admission.not-planned", id.text());
        }
        if (fact instanceof RemediationFinished && !approved(open.get())) {
            return message("admission.not-approved", id.text());
        }
        if (fact instanceof NonconformityRetested && open.get().finished().isEmpty()) {
            return message("admission.not-finished", id.text());
        }
        return null;
    }

    private static boolean approved(Nonconformity nonconformity) {
        return nonconformity.planned() && nonconformity.missingReviews().isEmpty();
    }

    /** A serious problem at acceptance goes by the name of the request that was rejected for it (E8). */
    private boolean seriousProblem(Reference id) {
        return lifecycle.trialRun().filter(run -> run.problems().known(id)).isPresent();
    }

    private Message granted(TemporaryAccessGranted granted) {
        if (accesses().contains(granted.access())) {
            return message("admission.access.taken", granted.access().text());
        }
        return granted.until().isAfter(now) ? null : message("admission.access-over", granted.until());
    }

    private List<Reference> accesses() {
        return lifecycle.temporaryAccesses().stream().map(TemporaryAccess::id).toList();
    }

    private Message started(TrialRunStarted started) {
        Optional<TrialRun> run = lifecycle.trialRun();
        if (run.isEmpty() || !IN_TRIAL_RUN.contains(lifecycle.stage())) {
            return message("admission.no-service", lifecycle.stage());
        }
        if (run.get().started().isPresent()) {
            return message(
                    "admission.trial-run-started", run.get().started().get().at());
        }
        String serving = lifecycle.serving().orElseThrow().text();
        if (!started.version().text().equals(serving)) {
            return message("admission.not-serving", started.version().text(), serving);
        }
        if (today().plus(started.observation()).isAfter(today().plus(started.length()))) {
            return message(
                    "d1.observation-too-long",
                    started.observation().toString(),
                    started.length().toString());
        }
        return tooLong(today(), started.length());
    }

    /** A trial run is never made shorter: one that was typed in too long could not be left any more. */
    private Message tooLong(LocalDate start, Period whole) {
        Period longest = policy.periods().longest();
        return start.plus(whole).isAfter(start.plus(longest))
                ? message("admission.too-long", whole.toString(), longest.toString())
                : null;
    }

    private Message extended(Period whole) {
        Optional<TrialRun> run =
                lifecycle.trialRun().filter(present -> present.started().isPresent());
        if (run.isEmpty() || !IN_TRIAL_RUN.contains(lifecycle.stage())) {
            return message("admission.trial-run-not-started");
        }
        LocalDate start =
                run.get().started().orElseThrow().at().atZone(policy.timeZone()).toLocalDate();
        return run.get().lengths().stream()
                .filter(fixed -> !start.plus(whole).isAfter(start.plus(fixed)))
                .findFirst()
                .map(fixed -> message("admission.not-longer", whole.toString(), fixed.toString()))
                .orElse(tooLong(start, whole));
    }

    private Message extended(TermExtended extended) {
        boolean runs = extended.term() == Term.TESTING
                ? lifecycle.stage() == Stage.TRIAL_TESTING
                : IN_TRIAL_RUN.contains(lifecycle.stage());
        if (!runs) {
            return message("admission.no-term", extended.term(), lifecycle.stage());
        }
        return extended.until().isBefore(today())
                ? message("admission.term-past", extended.until().toString())
                : null;
    }

    private Message used(BreakGlassUsed used) {
        Gate needed = lifecycle.deploymentGate(used.version());
        if (used.gate() != needed) {
            return message("admission.break-glass.gate", used.version().text(), needed, used.gate());
        }
        return lifecycle.unreviewedBreakGlass().stream()
                .filter(glass -> glass.opens(used.gate(), used.version()))
                .filter(glass -> now.isBefore(glass.evidence().at().plus(GateEvaluation.EMERGENCY)))
                .findFirst()
                .map(glass -> message(
                        "admission.break-glass.again",
                        used.version().text(),
                        glass.evidence().actor().shown(),
                        glass.evidence().at()))
                .orElse(null);
    }

    private Message reviewed(BreakGlassReviewed reviewed, String person) {
        Optional<BreakGlass> used = lifecycle.unreviewedBreakGlass().stream()
                .filter(glass -> glass.evidence().sequence() == reviewed.used())
                .findFirst();
        if (used.isEmpty()) {
            return message("admission.break-glass.unknown", reviewed.used());
        }
        return used.get().evidence().actor().shown().equalsIgnoreCase(person)
                ? message("admission.break-glass.own")
                : null;
    }

    /** OPERATIONS says how a deployment ended whose build cannot say so any more. */
    private Message settled(DeploymentFinished finished) {
        List<UnfinishedDeployment> unfinished = lifecycle.unfinishedDeployments();
        boolean known = unfinished.stream()
                .anyMatch(deployment -> deployment.evidence().sequence() == finished.started()
                        && deployment.gate() == finished.gate()
                        && deployment.version().equals(finished.version()));
        if (known) {
            return null;
        }
        if (unfinished.isEmpty()) {
            return message("admission.deployment.none");
        }
        return message(
                "admission.deployment.unknown",
                Message.list(unfinished.stream()
                        .map(deployment -> message(
                                "admission.deployment.one",
                                deployment.evidence().sequence(),
                                deployment.gate(),
                                deployment.version().text()))
                        .toList()));
    }

    private LocalDate today() {
        return now.atZone(policy.timeZone()).toLocalDate();
    }

    private static Message known(Reference id, Collection<Reference> open, String what) {
        return open.contains(id) ? null : unknown(id, open, what);
    }

    /** Says that nothing of that name is open, and what is. */
    static Message unknown(Reference id, Collection<Reference> open, String what) {
        String key = "admission." + what + (open.isEmpty() ? ".none" : ".unknown");
        String names = String.join(", ", open.stream().map(Reference::text).toList());
        return open.isEmpty() ? message(key, id.text()) : message(key, id.text(), names);
    }

    static Message message(String key, Serializable... arguments) {
        return Message.of(Admission.class, key, arguments);
    }
}
