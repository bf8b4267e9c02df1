package io.jenkins.plugins.releaselifecycle.core.story;

import static io.jenkins.plugins.releaselifecycle.core.model.DocumentKind.*;
import static io.jenkins.plugins.releaselifecycle.core.model.TestAspect.*;

import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationClassified;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.SupportNamed;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunStarted;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** Stretches of an application's life in which all goes well, for stories about what comes after them. */
public enum Chapter {
    /** A1 to A7 shown and decided, nothing installed. */
    APPLIED {
        @Override
        Story continued(Story story, String version) {
            return story.tells(new ApplicationClassified(1, false))
                    .tests(TestEnvironment.DEVELOPMENT, version, true, SIX_ASPECTS)
                    .confirms(ConfirmationSubject.DEVELOPMENT_COMPLETE, version)
                    .confirms(ConfirmationSubject.BUSINESS_NEEDS_MET, version)
                    .confirms(ConfirmationSubject.TEST_RESULTS_RECOGNISED, version)
                    .tells(training(story, Audience.END_USERS))
                    .tells(training(story, Audience.OPERATIONS_STAFF))
                    .files(
                            TRIAL_RUN_PLAN,
                            BACKUP_PLAN,
                            MONITORING_PLAN,
                            SECURITY_CONFIGURATION_PLAN,
                            CONTINGENCY_PLAN,
                            HANDOVER_PLAN)
                    .confirms(ConfirmationSubject.INSTALLATION_ENVIRONMENT_CHECKED)
                    .confirms(ConfirmationSubject.DEPLOYMENT_MODE_FIXED)
                    .as(Role.DEVELOPMENT)
                    .asks(Gate.INSTALL, version)
                    .approve(Gate.INSTALL, Role.IT);
        }
    },
    INSTALLED {
        @Override
        Story continued(Story story, String version) {
            return APPLIED.tell(story, version).deploys(version);
        }
    },
    /** B1, B4, B5 and C1 to C5 shown. */
    TESTED {
        @Override
        Story continued(Story story, String version) {
            return INSTALLED
                    .tell(story, version)
                    .confirms(ConfirmationSubject.HOSTS_PREPARED)
                    .confirms(ConfirmationSubject.APPLICATION_INSTALLED, version)
                    .as(Role.OPERATIONS)
                    .tests(TestEnvironment.TEST, version, true, IN_TEST_ENVIRONMENT)
                    .confirms(ConfirmationSubject.TEST_ENVIRONMENT_SIMILAR)
                    .backsUp()
                    .tests(TestEnvironment.PRODUCTION, version, true, IN_PRODUCTION)
                    .scansAll(version, Story.CLEAN)
                    .scansAll(version, Story.CLEAN);
        }
    },
    /** Service opened, trial run of three months and observation of one started on the same day. */
    IN_TRIAL_RUN {
        @Override
        Story continued(Story story, String version) {
            TESTED.tell(story, version);
            String today = story.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            return story.as(Role.DEVELOPMENT)
                    .asksToGoLive(version, today, "P3M", "P1M")
                    .approve(Gate.GO_LIVE, Role.IT, Role.BUSINESS)
                    .deploys(version)
                    .tells(new TrialRunStarted(new Version(version), Period.ofMonths(3), Period.ofMonths(1)))
                    .confirms(ConfirmationSubject.PERMISSIONS_PROPOSED)
                    .confirms(ConfirmationSubject.PERMISSIONS_REGISTERED);
        }
    },
    /** 32 days later, which is past the observation period of any month. */
    HANDED_OVER {
        @Override
        Story continued(Story story, String version) {
            IN_TRIAL_RUN.tell(story, version);
            return handsOver(story.at(story.now().plus(Duration.ofDays(32))), version);
        }
    },
    /** 95 days after the start, which is past a trial run of three months, and all but the votes done. */
    READY_FOR_ACCEPTANCE {
        @Override
        Story continued(Story story, String version) {
            HANDED_OVER.tell(story, version);
            return asksForAcceptance(story.at(story.now().plus(Duration.ofDays(63))), version);
        }
    },
    IN_FORMAL_OPERATION {
        @Override
        Story continued(Story story, String version) {
            READY_FOR_ACCEPTANCE.tell(story, version);
            return accepts(story, version)
                    .confirms(ConfirmationSubject.OPERATION_MONITORED)
                    .as(Role.DEVELOPMENT)
                    .tells(new SupportNamed("dev-lead", "git/web-shop"));
        }
    };

    static final TestAspect[] SIX_ASPECTS = {FUNCTION, SECURITY, PERFORMANCE, AVAILABILITY, COMPATIBILITY, INTEGRATION};
    static final TestAspect[] IN_TEST_ENVIRONMENT = {
        STRESS, SECURITY_ASSESSMENT, INTEGRATION, ROBUSTNESS, STABILITY, LOAD_RESPONSE, SECURITY, CONTINGENCY_DRILL
    };
    static final TestAspect[] IN_PRODUCTION = {CONNECTIVITY, RESPONSE, SECURITY, SYSTEM_EFFECT};

    abstract Story continued(Story story, String version);

    /** All up to and with this chapter. */
    public Story tell(String version) {
        return tell(Story.of("web-shop"), version);
    }

    Story tell(Story story, String version) {
        return continued(story, version);
    }

    static TrainingRecorded training(Story story, Audience audience) {
        LocalDate today = story.now().atOffset(ZoneOffset.UTC).toLocalDate();
        return new TrainingRecorded(audience, today, "all key users");
    }

    /** What has to be done once the observation period is over. */
    static Story handsOver(Story story, String version) {
        return story.confirms(ConfirmationSubject.OBSERVATION_WATCHED)
                .files(OBSERVATION_REPORT)
                .confirms(ConfirmationSubject.OBSERVATION_SATISFACTORY)
                .files(OPERATING_RIGHTS, SUPPORT_CONTACTS)
                .as(Role.DEVELOPMENT)
                .asks(Gate.HANDOVER, version)
                .approve(Gate.HANDOVER, Role.BUSINESS, Role.OPERATIONS, Role.IT)
                .concludes(Gate.HANDOVER, version);
    }

    /** What has to be done once the trial run is over, and the request. */
    static Story asksForAcceptance(Story story, String version) {
        return story.backsUp()
                .files(WORK_REPORT, TECHNICAL_REPORT, USER_REPORT, TRIAL_RUN_REPORT)
                .confirms(ConfirmationSubject.TEMPORARY_MEASURES_REMOVED)
                .files(SERVICE_LEVEL, OPERATION_RULES, ASSESSMENT_RULES, DUTIES)
                .confirms(ConfirmationSubject.OPERATING_RULES_FIXED)
                .files(MAINTENANCE_MANUAL, ADMINISTRATOR_MANUAL, TRAINING_MANUAL, PARAMETER_TABLE, USER_TABLE)
                .as(Role.IT)
                .tells(workingGroup())
                .confirms(ConfirmationSubject.FUNCTION_VERIFIED, version)
                .confirms(ConfirmationSubject.PERFORMANCE_VERIFIED, version)
                .confirms(ConfirmationSubject.SECURITY_VERIFIED, version)
                .confirms(ConfirmationSubject.BACKUP_AND_RECOVERY_VERIFIED, version)
                .confirms(ConfirmationSubject.CONTINGENCY_VERIFIED, version)
                .confirms(ConfirmationSubject.DOCUMENTS_CHECKED, version)
                .files(SOURCE_CODE_ARCHIVE, TECHNICAL_ARCHIVE)
                .confirms(ConfirmationSubject.OPERATING_DOCUMENTS_RECEIVED)
                .as(Role.DEVELOPMENT)
                .asks(Gate.ACCEPTANCE, version);
    }

    static Story accepts(Story story, String version) {
        return story.approve(
                        Gate.ACCEPTANCE,
                        Role.TECHNICAL_REVIEW,
                        Role.PRODUCTION_READINESS,
                        Role.DOCUMENT_REVIEW,
                        Role.IT)
                .concludes(Gate.ACCEPTANCE, version);
    }

    static WorkingGroupFormed workingGroup() {
        return new WorkingGroupFormed(List.of(
                new Member("technical-review", Role.DEVELOPMENT, Role.TECHNICAL_REVIEW),
                new Member("production-readiness", Role.OPERATIONS, Role.PRODUCTION_READINESS),
                new Member("document-review", Role.BUSINESS, Role.DOCUMENT_REVIEW)));
    }
}
