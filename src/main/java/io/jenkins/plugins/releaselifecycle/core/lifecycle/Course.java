package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.AdoptionCause;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentFinished;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact.DeploymentStarted;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact.BreakGlassUsed;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ApplicationDeleted;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.ClockMoved;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.LedgerAdopted;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** The course that an application took, while its facts are being folded: how each fact moves it on. */
final class Course {

    final Progress progress;
    final Nonconformities nonconformities;
    final Incidents incidents;
    final Deployments deployments;
    final Map<Reference, TemporaryAccess> accesses;
    long sequence;
    String name;
    Exposure exposure;
    Classification classification;
    Version latestVersion;
    Evidence support;
    String supporter;
    NotUnderstood notUnderstood;
    final LinkedHashSet<String> formerNames;
    Evidence deleted;
    Instant latest = Instant.EPOCH;
    Instant last = Instant.EPOCH;
    Instant adoptedAt;
    Instant clockMovedAt;

    Course() {
        progress = new Progress();
        nonconformities = new Nonconformities();
        incidents = new Incidents();
        deployments = new Deployments();
        accesses = new LinkedHashMap<>();
        formerNames = new LinkedHashSet<>();
    }

    Course(Course other) {
        progress = new Progress(other.progress);
        nonconformities = new Nonconformities(other.nonconformities);
        incidents = new Incidents(other.incidents);
        deployments = new Deployments(other.deployments);
        accesses = new LinkedHashMap<>(other.accesses);
        formerNames = new LinkedHashSet<>(other.formerNames);
        sequence = other.sequence;
        name = other.name;
        exposure = other.exposure;
        classification = other.classification;
        latestVersion = other.latestVersion;
        support = other.support;
        supporter = other.supporter;
        notUnderstood = other.notUnderstood;
        deleted = other.deleted;
        latest = other.latest;
        last = other.last;
        adoptedAt = other.adoptedAt;
        clockMovedAt = other.clockMovedAt;
    }

    /** A fact is not taken to be earlier than one that was recorded before it, whatever the clock said. */
    void take(RecordedFact told) {
        sequence = told.sequence();
        last = told.at();
        latest = latest.isBefore(told.at()) || adoptsAnEarlierTime(told.fact()) ? told.at() : latest;
        RecordedFact recorded =
                told.at().equals(latest) ? told : new RecordedFact(told.sequence(), latest, told.actor(), told.fact());
        Fact fact = recorded.fact();
        if (fact instanceof EvidenceFact evidence) {
            take(recorded, evidence);
        } else if (fact instanceof DeploymentFact deployment) {
            take(recorded, deployment);
        } else if (fact instanceof RequestFact request) {
            take(recorded, request);
        } else if (fact instanceof OperationFact operation) {
            take(recorded, operation);
        } else if (fact instanceof TrialRunFact step) {
            progress.take(recorded, step);
        } else if (fact instanceof NonconformityFact nonconformity) {
            take(recorded, nonconformity);
        } else if (fact instanceof ApplicationFact statement) {
            take(recorded, statement);
        } else if (fact instanceof ExceptionFact exception) {
            take(recorded, exception);
        } else if (fact instanceof LedgerFact event) {
            take(recorded, event);
        }
    }

    /** Only an administrator can say that the clock had been ahead. */
    private static boolean adoptsAnEarlierTime(Fact fact) {
        return fact instanceof LedgerAdopted adopted && adopted.problem() == AdoptionCause.AHEAD_OF_CLOCK;
    }

    private void take(RecordedFact recorded, LedgerFact fact) {
        if (fact instanceof NotUnderstood unknown && notUnderstood == null) {
            notUnderstood = unknown;
        } else if (fact instanceof ApplicationDeleted) {
            deleted = Evidence.of(recorded);
        } else if (fact instanceof LedgerAdopted adopted) {
            if (adopted.problem() == AdoptionCause.OTHER_NAME) {
                formerNames.clear();
            } else if (name != null && !name.equals(adopted.name())) {
                formerNames.add(name);
            }
            name = adopted.name();
            deleted = null;
            adoptedAt = recorded.at();
        } else if (fact instanceof ClockMoved) {
            clockMovedAt = recorded.at();
        }
    }

    private void take(RecordedFact recorded, ApplicationFact fact) {
        if (fact instanceof ApplicationRegistered registered) {
            name = registered.name();
        } else if (fact instanceof ApplicationMoved moved) {
            name = moved.to();
            if (moved.kept() == NamesKept.NONE) {
                formerNames.clear();
            } else if (moved.kept() == NamesKept.ALL) {
                formerNames.add(moved.from());
            }
        } else if (fact instanceof ExposureDeclared declared) {
            exposure = declared.exposure();
        } else if (fact instanceof ApplicationClassified classified) {
            classification =
                    new Classification(Evidence.of(recorded), classified.protectionLevel(), classified.subordinate());
        }
    }

    private void take(RecordedFact recorded, EvidenceFact fact) {
        if (fact instanceof SecurityTestRecorded test) {
            progress.rounds.take(SecurityTest.of(recorded, test));
            latestVersion = test.version();
            return;
        }
        if (fact instanceof TestRecorded test) {
            latestVersion = test.version();
        }
        progress.application.dossier.take(recorded, fact);
    }

    private void take(RecordedFact recorded, NonconformityFact fact) {
        nonconformities.take(recorded, fact);
        if (fact instanceof RemediationFinished finished) {
            progress.application
                    .trialRun()
                    .ifPresent(run -> run.remediate(finished, Evidence.of(recorded), progress.serving));
        }
    }

    private void take(RecordedFact recorded, RequestFact fact) {
        progress.take(recorded, fact);
        if (fact instanceof RequestMade made) {
            latestVersion = made.version();
        }
    }

    private void take(RecordedFact recorded, ExceptionFact fact) {
        if (fact instanceof BreakGlassUsed used) {
            deployments.breakGlass(recorded, used);
        } else if (fact instanceof BreakGlassReviewed reviewed) {
            deployments.review(recorded, reviewed);
        }
    }

    private void take(RecordedFact recorded, DeploymentFact fact) {
        latestVersion = fact.version();
        if (fact instanceof DeploymentStarted started) {
            deployments.start(recorded, started, progress.stage, progress.requests.at(started.gate()));
        } else if (fact instanceof DeploymentFinished finished) {
            deployments.finish(recorded, finished).ifPresent(progress::deployed);
        }
    }

    private void take(RecordedFact recorded, OperationFact fact) {
        if (fact instanceof IncidentReported reported) {
            incidents.report(recorded, reported);
        } else if (fact instanceof IncidentResolved resolved) {
            incidents.resolve(recorded, resolved).ifPresent(over -> progress.over(recorded, over));
        } else if (fact instanceof ChangeRecorded change) {
            latestVersion = change.version();
            if (progress.changed(recorded, change)) {
                deployments.beginAgain();
            }
        } else if (fact instanceof TemporaryAccessGranted granted) {
            TemporaryAccess access = new TemporaryAccess(
                    granted.access(),
                    Evidence.of(recorded),
                    granted.person(),
                    granted.rights(),
                    granted.supervisor(),
                    granted.until());
            accesses.merge(granted.access(), access, TemporaryAccess::endingFirst);
        } else if (fact instanceof TemporaryAccessRevoked revoked) {
            accesses.remove(revoked.access());
        } else if (fact instanceof SupportNamed named) {
            support = Evidence.of(recorded);
            supporter = named.person();
        }
    }
}
