package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is changed with one version. Where it was recorded more than once, the widest scope holds and all targets count.
 *
 * @param evidence of the last record
 * @param description of the last record
 * @param affects kinds of security test whose targets are touched
 */
public record Change(Evidence evidence, ChangeScope scope, String description, Set<ScanKind> affects) {

    static Change of(Evidence evidence, ChangeRecorded fact) {
        return new Change(
                evidence,
                fact.scope(),
                fact.description(),
                fact.affects().isEmpty() ? EnumSet.allOf(ScanKind.class) : fact.affects());
    }

    Change and(Change later) {
        EnumSet<ScanKind> all = EnumSet.copyOf(affects);
        all.addAll(later.affects);
        ChangeScope widest = scope.compareTo(later.scope) >= 0 ? scope : later.scope;
        return new Change(later.evidence, widest, later.description, all);
    }
}
