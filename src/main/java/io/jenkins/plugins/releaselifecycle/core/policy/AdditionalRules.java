package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the policy asks for at a gate besides what the rule asks for there. */
final class AdditionalRules {

    /** What OPERATIONS writes; all else is DEVELOPMENT's. */
    private static final Set<DocumentKind> OF_OPERATIONS = EnumSet.of(
            DocumentKind.OBSERVATION_REPORT,
            DocumentKind.TRIAL_RUN_REPORT,
            DocumentKind.SERVICE_LEVEL,
            DocumentKind.OPERATION_RULES,
            DocumentKind.ASSESSMENT_RULES,
            DocumentKind.DUTIES);

    private final Question question;
    private final GateAdditions additions;
    private final List<TestStanding> standings;

    /** @param standings of every kind that the application needs, where security tests are among the additions */
    AdditionalRules(Question question, List<TestStanding> standings) {
        this.question = question;
        this.additions = question.policy().additions(question.gate());
        this.standings = standings;
    }

    /** The lines of the rule with those that the policy adds, in the order of the rule; what it asks for at the gate anyway is replaced. */
    List<RequirementLine> addedTo(List<RequirementLine> ofTheRule) {
        if (additions.isNone()) {
            return ofTheRule;
        }
        List<RequirementLine> lines = new ArrayList<>(ofTheRule);
        lines.removeIf(line -> additions.requirements().contains(line.requirement()));
        additions.requirements().forEach(requirement -> lines.addAll(judged(requirement)));
        if (!additions.documents().isEmpty()) {
            lines.add(documentsAreOnRecord());
        }
        lines.sort(Comparator.comparing(RequirementLine::requirement));
        return lines;
    }

    private RequirementLine documentsAreOnRecord() {
        Finding finding = new Finding(Requirement.DOCUMENTS);
        documents(finding, Role.DEVELOPMENT, EnumSet.complementOf(EnumSet.copyOf(OF_OPERATIONS)));
        documents(finding, Role.OPERATIONS, OF_OPERATIONS);
        return finding.line();
    }

    private void documents(Finding finding, Role filer, Set<DocumentKind> of) {
        DocumentKind[] kinds =
                additions.documents().stream().filter(of::contains).toArray(DocumentKind[]::new);
        if (kinds.length > 0) {
            RequiredEvidence.of(question, finding).documents(filer, kinds);
        }
    }

    private List<RequirementLine> judged(Requirement requirement) {
        return switch (requirement) {
            case A1 -> List.of(TrialApplicationRules.developmentIsComplete(question));
            case A2 -> List.of(TrialApplicationRules.testReportCoversSixAspects(question));
            case A3 -> List.of(TrialApplicationRules.keyUsersAreTrained(question));
            case A4 -> List.of(TrialApplicationRules.sixPlansExist(question));
            case A5 -> List.of(TrialApplicationRules.installationEnvironmentIsChecked(question));
            case A6 -> List.of(TrialApplicationRules.deploymentModeIsFixed(question));
            case B4 -> List.of(TrialTestingRules.passesInTheTestEnvironment(question));
            case B6 -> List.of(TrialTestingRules.nonconformitiesAreRemedied(question));
            case C1 -> List.of(SecurityTestRules.systemAndApplicationAreBothTested(question, standings));
            case C2 -> SecurityTestRules.externalApplicationHasItsTests(question, standings);
            case C3 -> SecurityTestRules.internalApplicationHasItsTests(question, standings);
            case C4 -> SecurityTestRules.retestFollowsTheFirstTest(question, standings);
            case C5 -> SecurityTestRules.testsSpeakForWhatGoesLive(question, standings);
            case E2 -> List.of(AcceptanceRules.operatingRulesAreFixed(question));
            case E3 -> List.of(AcceptanceRules.trainingAndOperatingDocumentsAreComplete(question));
            case E4 -> List.of(AcceptanceRules.handoverIsComplete(question));
            case E7 -> List.of(AcceptanceRules.codeAndDocumentsAreArchived(question));
            case F1 -> List.of(OperationRules.operationIsMonitored(question));
            case F2 -> List.of(OperationRules.supportIsNamed(question));
            case F4 -> List.of(OperationRules.temporaryRightsAreTakenBack(question));
            default -> throw new IllegalStateException(requirement + " is no requirement that can be added");
        };
    }
}
