package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SecurityTest;
import java.util.List;
import java.util.Optional;

/**
 * One line of a verdict.
 *
 * @param kind the kind of security test it is about, {@code null} where it is about the application as a whole
 * @param reason why it has this status, in the terms of this application
 * @param remedy what to do, {@code null} where nothing is to be done
 * @param evidence the tests that it rests on
 */
public record RequirementLine(
        Requirement requirement,
        ScanKind kind,
        RequirementStatus status,
        Message reason,
        Message remedy,
        List<SecurityTest> evidence) {

    public RequirementLine {
        evidence = List.copyOf(evidence);
    }

    static RequirementLine met(Requirement requirement, ScanKind kind, Message reason, SecurityTest... evidence) {
        return new RequirementLine(requirement, kind, RequirementStatus.MET, reason, null, List.of(evidence));
    }

    static RequirementLine unmet(
            Requirement requirement, ScanKind kind, Message reason, Message remedy, SecurityTest... evidence) {
        return new RequirementLine(requirement, kind, RequirementStatus.UNMET, reason, remedy, List.of(evidence));
    }

    static RequirementLine notApplicable(Requirement requirement, Message reason) {
        return new RequirementLine(requirement, null, RequirementStatus.NOT_APPLICABLE, reason, null, List.of());
    }

    public Optional<ScanKind> about() {
        return Optional.ofNullable(kind);
    }

    public Optional<Message> whatToDo() {
        return Optional.ofNullable(remedy);
    }

    public boolean unmet() {
        return status == RequirementStatus.UNMET;
    }
}
