package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Families F and G: formal operation and retirement (§7, §2). */
final class OperationRules {

    private OperationRules() {}

    /** F1 */
    static RequirementLine operationIsMonitored(Question question) {
        Finding finding = new Finding(Requirement.F1);
        RequiredEvidence.of(question, finding).confirmed(ConfirmationSubject.OPERATION_MONITORED);
        return finding.line();
    }

    /** F2 */
    static RequirementLine supportIsNamed(Question question) {
        Finding finding = new Finding(Requirement.F2);
        Optional<Evidence> support = question.lifecycle().support();
        if (support.isPresent()) {
            finding.met(message("f2.met", support.get().at()), support.get());
        } else {
            finding.missing(message("f2.unmet"), message("remedy.name-support"), Role.DEVELOPMENT);
        }
        return finding.line();
    }

    /** F4 */
    static RequirementLine temporaryRightsAreTakenBack(Question question) {
        Finding finding = new Finding(Requirement.F4);
        List<TemporaryAccess> lent = question.lifecycle().temporaryAccesses();
        for (TemporaryAccess access : lent) {
            if (question.past(access.until())) {
                finding.missing(
                                message(
                                        "f4.out",
                                        access.id().text(),
                                        access.person(),
                                        access.rights(),
                                        access.until(),
                                        access.supervisor()),
                                message("remedy.revoke", access.id().text()),
                                Role.OPERATIONS)
                        .due(access.until(), true)
                        .shownBy(access.evidence());
            }
        }
        return finding.met(message(lent.isEmpty() ? "f4.none" : "f4.running", lent.size()))
                .line();
    }

    /** G1 */
    static RequirementLine retirementIsDecided(Question question) {
        Finding finding = new Finding(Requirement.G1);
        new Votes(question).decide(finding);
        return finding.line();
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(OperationRules.class, key, arguments);
    }
}
