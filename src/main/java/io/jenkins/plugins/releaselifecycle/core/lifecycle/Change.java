package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is changed with one version. Where it was recorded more than once, the widest scope holds and all targets count.
 *
 * @param evidence of the last record
 * @param descriptions of the last records that differ, ten at most, the earliest first
 * @param affects kinds of security test whose targets are touched
 */
public record Change(Evidence evidence, ChangeScope scope, List<String> descriptions, Set<ScanKind> affects) {

    private static final int MOST = 10;

    static Change of(Evidence evidence, ChangeRecorded fact) {
        return new Change(
                evidence,
                fact.scope(),
                List.of(fact.description()),
                fact.affects().isEmpty() ? EnumSet.allOf(ScanKind.class) : fact.affects());
    }

    Change and(Change later) {
        EnumSet<ScanKind> all = EnumSet.copyOf(affects);
        all.addAll(later.affects);
        List<String> told = Stream.concat(descriptions.stream(), later.descriptions.stream())
                .distinct()
                .toList();
        return new Change(
                later.evidence,
                scope.compareTo(later.scope) >= 0 ? scope : later.scope,
                List.copyOf(told.subList(Math.max(0, told.size() - MOST), told.size())),
                all);
    }
}
