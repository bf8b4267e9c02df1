package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationRegistered;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
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
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
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
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.AcceptancePassed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.ApplicationRetired;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.FilingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.HandoverCompleted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.LinkedHashMap;
import java.util.Map;

/** The course that an application took, while its facts are being folded: how each fact moves it on. */
final class Course {

    final TestRounds rounds;
    final Requests requests;
    final Nonconformities nonconformities;
    final Incidents incidents;
    final Deployments deployments;
    final Map<Reference, TemporaryAccess> accesses;
    TrialApplication application;
    long sequence;
    String name;
    Exposure exposure;
    Classification classification;
    Stage stage;
    Version latestVersion;
    Version serving;
    Evidence support;
    NotUnderstood notUnderstood;

    Course() {
        rounds = new TestRounds();
        requests = new Requests();
        nonconformities = new Nonconformities();
        incidents = new Incidents();
        deployments = new Deployments();
        accesses = new LinkedHashMap<>();
        application = new TrialApplication();
        stage = Stage.DEVELOPMENT;
    }

    Course(Course other) {
        rounds = new TestRounds(other.rounds);
        requests = new Requests(other.requests);
        nonconformities = new Nonconformities(other.nonconformities);
        incidents = new Incidents(other.incidents);
        deployments = new Deployments(other.deployments);
        accesses = new LinkedHashMap<>(other.accesses);
        application = new TrialApplication(other.application);
        sequence = other.sequence;
        name = other.name;
        exposure = other.exposure;
        classification = other.classification;
        stage = other.stage;
        latestVersion = other.latestVersion;
        serving = other.serving;
        support = other.support;
        notUnderstood = other.notUnderstood;
    }

    void take(RecordedFact recorded) {
        sequence = recorded.sequence();
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
            take(recorded, step);
        } else if (fact instanceof NonconformityFact nonconformity) {
            take(recorded, nonconformity);
        } else if (fact instanceof ApplicationFact statement) {
            take(recorded, statement);
        } else if (fact instanceof ExceptionFact exception) {
            take(recorded, exception);
        } else if (fact instanceof NotUnderstood unknown && notUnderstood == null) {
            notUnderstood = unknown;
        }
    }

    private void take(RecordedFact recorded, ApplicationFact fact) {
        if (fact instanceof ApplicationRegistered registered) {
            name = registered.name();
        } else if (fact instanceof ApplicationMoved moved) {
            name = moved.to();
        } else if (fact instanceof ExposureDeclared declared) {
            exposure = declared.exposure();
        } else if (fact instanceof ApplicationClassified classified) {
            classification = new Classification(
                    Evidence.of(recorded), classified.protectionLevel(), classified.subordinate());
        }
    }

    private void take(RecordedFact recorded, EvidenceFact fact) {
        if (fact instanceof SecurityTestRecorded test) {
            rounds.take(SecurityTest.of(recorded, test));
            latestVersion = test.version();
            return;
        }
        if (fact instanceof TestRecorded test) {
            latestVersion = test.version();
        }
        application.dossier.take(recorded, fact);
    }

    private void take(RecordedFact recorded, NonconformityFact fact) {
        nonconformities.take(recorded, fact);
        if (fact instanceof RemediationFinished finished && application.trialRun != null) {
            application.trialRun.remediate(finished.nonconformity(), Evidence.of(recorded));
        }
    }

    private void take(RecordedFact recorded, RequestFact fact) {
        requests.take(recorded, fact);
        if (fact instanceof RequestMade made) {
            latestVersion = made.version();
            if (made.gate() == Gate.INSTALL && stage == Stage.DEVELOPMENT) {
                stage = Stage.TRIAL_APPLICATION;
            } else if (made.gate() == Gate.ACCEPTANCE && stage == Stage.TRIAL_RUN) {
                stage = Stage.ACCEPTANCE;
            }
        } else if (stage == Stage.ACCEPTANCE) {
            requests.at(Gate.ACCEPTANCE)
                    .ifPresent(request -> request.request().closing().ifPresent(closing -> end(request, closing)));
        }
    }

    private void end(GateRequest acceptance, Closing closing) {
        stage = Stage.TRIAL_RUN;
        if (closing.how() == Closing.How.SERIOUS) {
            application.trialRun.seriousProblem(acceptance.id(), closing.evidence());
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
            deployments.start(recorded, started);
        } else if (fact instanceof DeploymentFinished finished) {
            deployments.finish(recorded, finished).ifPresent(this::deployed);
        }
    }

    private void deployed(Deployments.Deployed deployed) {
        switch (stage) {
            case DEVELOPMENT, TRIAL_APPLICATION, TRIAL_TESTING -> deployedBeforeService(deployed);
            case TRIAL_RUN, ACCEPTANCE -> deployedInTrialRun(deployed);
            case FORMAL_OPERATION, RETIRED -> serving = deployed.version();
        }
        if (!deployed.glass()) {
            requests.forget(deployed.gate());
        }
    }

    /** What went through a closed gate is in production, but it moved nothing on: the gate is still to be passed. */
    private void deployedBeforeService(Deployments.Deployed deployed) {
        if (deployed.glass()) {
            return;
        }
        if (deployed.gate() == Gate.INSTALL) {
            stage = Stage.TRIAL_TESTING;
            application.install(deployed.version(), deployed.evidence());
        } else if (deployed.gate() == Gate.GO_LIVE) {
            TrialRunTerms decided = requests.at(Gate.GO_LIVE)
                    .filter(request -> request.version().equals(deployed.version()))
                    .flatMap(GateRequest::trialRun)
                    .orElse(null);
            stage = Stage.TRIAL_RUN;
            serving = deployed.version();
            application.trialRun = new TrialRun(deployed.evidence(), decided);
        }
    }

    /** A change that nobody graded, or that went through a closed gate, is taken for a significant one (D9, D10). */
    private void deployedInTrialRun(Deployments.Deployed deployed) {
        serving = deployed.version();
        if (deployed.glass() || !minor(deployed.version())) {
            restart(new Restart(
                    deployed.evidence(),
                    Restart.Cause.CHANGE,
                    deployed.version().text()));
        }
        backToTrialRun();
    }

    /** Whoever asked for acceptance asked for another version, or for a run that is no more. */
    private void backToTrialRun() {
        stage = Stage.TRIAL_RUN;
        requests.at(Gate.ACCEPTANCE)
                .filter(request -> request.request().closing().isEmpty())
                .ifPresent(request -> requests.forget(Gate.ACCEPTANCE));
    }

    private void restart(Restart restart) {
        application.trialRun.restart(restart);
        requests.forget(Gate.HANDOVER);
    }

    private void take(RecordedFact recorded, OperationFact fact) {
        if (fact instanceof IncidentReported reported) {
            incidents.report(recorded, reported);
        } else if (fact instanceof IncidentResolved resolved) {
            incidents.resolve(recorded, resolved).ifPresent(over -> over(recorded, over));
        } else if (fact instanceof ChangeRecorded change) {
            changed(recorded, change);
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
        } else if (fact instanceof SupportNamed) {
            support = Evidence.of(recorded);
        }
    }

    private void over(RecordedFact recorded, Incidents.Over over) {
        if (stage != Stage.TRIAL_RUN && stage != Stage.ACCEPTANCE) {
            return;
        }
        if (over.worst().compareTo(Impact.USERS) >= 0) {
            Evidence end = new Evidence(
                    recorded.sequence(), over.interruption().to(), recorded.actor());
            restart(new Restart(end, Restart.Cause.INCIDENT, over.last().text()));
            backToTrialRun();
        } else {
            application.trialRun.interrupt(over.interruption());
        }
    }

    /** What serves as a minor change and is graded graver only then begins the run again as it should have (D9). */
    private void changed(RecordedFact recorded, ChangeRecorded fact) {
        latestVersion = fact.version();
        boolean again = stage == Stage.TRIAL_TESTING || stage == Stage.TRIAL_RUN || stage == Stage.ACCEPTANCE;
        if (fact.scope() == ChangeScope.MAJOR && again) {
            beginAgain();
        }
        boolean gradedLate = fact.scope() == ChangeScope.SIGNIFICANT
                && fact.version().equals(serving)
                && minor(fact.version())
                && (stage == Stage.TRIAL_RUN || stage == Stage.ACCEPTANCE);
        application.dossier.changed(fact.version(), Change.of(Evidence.of(recorded), fact));
        if (gradedLate) {
            restart(new Restart(
                    Evidence.of(recorded), Restart.Cause.CHANGE, fact.version().text()));
            backToTrialRun();
        }
    }

    private boolean minor(Version version) {
        return application.dossier.version(version)
                .flatMap(VersionFile::change)
                .filter(change -> change.scope() == ChangeScope.MINOR)
                .isPresent();
    }

    /** A major change: application, testing and security tests again for the whole system (D11). */
    private void beginAgain() {
        stage = Stage.TRIAL_APPLICATION;
        application = new TrialApplication();
        rounds.beginAgain();
        requests.beginAgain();
    }

    private void take(RecordedFact recorded, TrialRunFact fact) {
        Evidence evidence = Evidence.of(recorded);
        if (fact instanceof TermExtended extended) {
            application.extensions.put(extended.term(), new Extension(evidence, extended.until()));
        } else if (fact instanceof FilingRecorded) {
            application.filing = evidence;
        } else if (fact instanceof WorkingGroupFormed formed) {
            application.workingGroup = new WorkingGroup(evidence, formed.members());
        } else if (fact instanceof ApplicationRetired) {
            stage = Stage.RETIRED;
        } else if (application.trialRun != null) {
            takeInTrialRun(evidence, fact);
        }
    }

    private void takeInTrialRun(Evidence evidence, TrialRunFact fact) {
        if (fact instanceof TrialRunStarted started && started.version().equals(serving)) {
            application.trialRun.start(evidence, started);
        } else if (fact instanceof TrialRunExtended extended) {
            application.trialRun.extend(extended.length());
        } else if (fact instanceof HandoverCompleted completed && completed.version().equals(serving)) {
            application.trialRun.handOver(evidence);
        } else if (fact instanceof AcceptancePassed passed && accepts(passed.version())) {
            stage = Stage.FORMAL_OPERATION;
            requests.forget(Gate.ACCEPTANCE);
        }
    }

    private boolean accepts(Version version) {
        return stage == Stage.ACCEPTANCE
                && version.equals(serving)
                && requests.at(Gate.ACCEPTANCE)
                        .filter(request -> request.version().equals(version))
                        .filter(request -> !request.request().approvals().isEmpty())
                        .isPresent();
    }
}
