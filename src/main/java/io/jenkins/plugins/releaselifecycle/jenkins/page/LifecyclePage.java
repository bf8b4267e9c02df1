package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the page of an application shows, worded for its visitor.
 *
 * @param problem why no answer can be given, {@code null} where one can
 * @param verdict the gate's answer, {@code null} while no version was tested and none was asked for
 */
@Restricted(NoExternalUse.class)
public record LifecyclePage(Job<?, ?> job, Lifecycle lifecycle, String problem, Verdict verdict, List<FactRow> facts) {

    static LifecyclePage of(Job<?, ?> job, String askedVersion) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = Lifecycle.empty();
        List<RecordedFact> recent = List.of();
        try {
            Optional<ApplicationRecord> application = lifecycles.find(job);
            lifecycle = application.map(ApplicationRecord::lifecycle).orElse(lifecycle);
            recent = application.map(ApplicationRecord::recent).orElse(recent);
            Optional<Version> version = askedVersion == null || askedVersion.isBlank()
                    ? lifecycle.lastTestedVersion()
                    : Optional.of(new Version(askedVersion.strip()));
            Lifecycle state = lifecycle;
            return new LifecyclePage(
                    job,
                    lifecycle,
                    null,
                    version.map(asked -> lifecycles.verdict(job, state, asked)).orElse(null),
                    rows(job, recent));
        } catch (LedgerException e) {
            return new LifecyclePage(
                    job, lifecycle, Wording.of(e.reason()) + " " + Wording.of(e.remedy()), null, List.of());
        } catch (InvalidInputException e) {
            return new LifecyclePage(job, lifecycle, Wording.of(e.reason()), null, rows(job, recent));
        }
    }

    private static List<FactRow> rows(Job<?, ?> job, List<RecordedFact> facts) {
        return facts.stream().map(fact -> FactRow.of(job, fact)).toList();
    }

    public String getProblem() {
        return problem;
    }

    public boolean isAnswered() {
        return verdict != null;
    }

    public boolean isOpen() {
        return verdict != null && verdict.open();
    }

    public String getSummary() {
        return Wording.of(verdict.summary());
    }

    public String getVersion() {
        return verdict == null ? "" : verdict.version().text();
    }

    /** Scope and exposure, for the pills beside the heading; empty where the policy cannot be read. */
    public List<String> getPills() {
        return verdict == null
                ? List.of()
                : List.of(
                        Wording.of(verdict.terms().exposure()),
                        Wording.of(verdict.terms().scope()));
    }

    public List<StageStep> getStages() {
        return Arrays.stream(Stage.values())
                .map(stage -> StageStep.of(stage, lifecycle.stage()))
                .toList();
    }

    public List<RequirementRow> getUnmet() {
        return rows(RequirementStatus.UNMET);
    }

    public List<RequirementRow> getMet() {
        return rows(RequirementStatus.MET);
    }

    private List<RequirementRow> rows(RequirementStatus status) {
        if (verdict == null) {
            return List.of();
        }
        return verdict.lines().stream()
                .filter(line -> line.status() == status)
                .map((RequirementLine line) -> RequirementRow.of(job, line))
                .toList();
    }

    public List<TestRow> getTests() {
        if (verdict == null) {
            return List.of();
        }
        return verdict.standings().stream()
                .map(standing -> TestRow.of(job, standing))
                .toList();
    }

    public List<FactRow> getFacts() {
        return facts;
    }

    /** How many facts the record has. */
    public long getTotal() {
        return lifecycle.sequence();
    }
}
