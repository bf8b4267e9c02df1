package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
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
import io.jenkins.plugins.releaselifecycle.core.model.Version;

/**
 * How far the application has come: its stage, what was done under its present trial application, what serves in
 * production. Stages follow from the facts; nobody sets them.
 */
final class Progress {

    final TestRounds rounds;
    final Requests requests;
    TrialApplication application;
    Stage stage;
    Version serving;

    Progress() {
        rounds = new TestRounds();
        requests = new Requests();
        application = new TrialApplication();
        stage = Stage.DEVELOPMENT;
    }

    Progress(Progress other) {
        rounds = new TestRounds(other.rounds);
        requests = new Requests(other.requests);
        application = new TrialApplication(other.application);
        stage = other.stage;
        serving = other.serving;
    }

    void take(RecordedFact recorded, RequestFact fact) {
        requests.take(recorded, fact);
        if (fact instanceof RequestMade made) {
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
            application.trialRun.seriousProblem(acceptance.id(), acceptance.version(), closing.evidence());
        }
    }

    void deployed(Deployments.Deployed deployed) {
        switch (stage) {
            case DEVELOPMENT, TRIAL_APPLICATION, TRIAL_TESTING -> deployedBeforeService(deployed);
            case TRIAL_RUN, ACCEPTANCE -> deployedInTrialRun(deployed);
            case FORMAL_OPERATION -> deployedInFormalOperation(deployed);
            case RETIRED -> {
                return;
            }
        }
        if (!deployed.glass()) {
            requests.granted(deployed.gate(), deployed.began().request());
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
            stage = Stage.TRIAL_RUN;
            serving = deployed.version();
            application.trialRun = new TrialRun(
                    deployed.evidence(), deployed.version(), deployed.began().decided());
        }
    }

    /**
     * A change that nobody graded, or that came in by another way than the gate for changes of this trial run, is taken for
     * a significant one (D9, D10); by another way it cannot be accepted either before it went through that gate.
     */
    private void deployedInTrialRun(Deployments.Deployed deployed) {
        boolean throughTheChange = !deployed.glass()
                && deployed.gate() == Gate.CHANGE
                && deployed.began().stage() != Stage.FORMAL_OPERATION;
        serving = deployed.version();
        if (!throughTheChange || !minor(deployed.version())) {
            restart(new Restart(
                    deployed.evidence(),
                    Restart.Cause.CHANGE,
                    deployed.version().text()));
        }
        application.trialRun.deployed(deployed.version(), deployed.evidence(), throughTheChange);
        backToTrialRun();
    }

    /** A change of the trial run that ends after acceptance was not accepted: the trial run goes on with it (E9). */
    private void deployedInFormalOperation(Deployments.Deployed deployed) {
        if (deployed.began().stage() == Stage.FORMAL_OPERATION) {
            serving = deployed.version();
        } else {
            deployedInTrialRun(deployed);
        }
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

    void over(RecordedFact recorded, Incidents.Over over) {
        if (stage != Stage.TRIAL_RUN && stage != Stage.ACCEPTANCE) {
            return;
        }
        if (over.worst().compareTo(Impact.USERS) >= 0) {
            Evidence end = new Evidence(recorded.sequence(), over.interruption().to(), recorded.actor());
            restart(new Restart(end, Restart.Cause.INCIDENT, over.last().text()));
            backToTrialRun();
        } else if (application.trialRun.interrupt(over.interruption())) {
            requests.forget(Gate.HANDOVER);
        }
    }

    /**
     * What was deployed as a minor change and is graded graver only then begins the run again as it should have (D9).
     *
     * @return whether another trial application begins
     */
    boolean changed(RecordedFact recorded, ChangeRecorded fact) {
        boolean again = stage == Stage.TRIAL_TESTING || stage == Stage.TRIAL_RUN || stage == Stage.ACCEPTANCE;
        boolean major = fact.scope() == ChangeScope.MAJOR && again;
        if (major) {
            beginAgain();
        }
        boolean gradedLate = fact.scope() == ChangeScope.SIGNIFICANT
                && (stage == Stage.TRIAL_RUN || stage == Stage.ACCEPTANCE)
                && (fact.version().equals(serving) || application.trialRun.ranWith(fact.version()))
                && minor(fact.version());
        application.dossier.changed(fact.version(), Change.of(Evidence.of(recorded), fact));
        if (gradedLate) {
            restart(new Restart(
                    Evidence.of(recorded), Restart.Cause.CHANGE, fact.version().text()));
            backToTrialRun();
        }
        return major;
    }

    private boolean minor(Version version) {
        return application
                .dossier
                .version(version)
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

    void take(RecordedFact recorded, TrialRunFact fact) {
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
        } else if (fact instanceof HandoverCompleted completed
                && completed.version().equals(serving)) {
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
