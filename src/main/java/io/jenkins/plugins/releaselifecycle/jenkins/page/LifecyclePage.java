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
import io.jenkins.plugins.releaselifecycle.core.policy.Terms;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the page of an application shows, worded for its visitor.
 *
 * @param asked the version that the visitor typed, or the one that was tested last
 * @param problem why no answer can be given, {@code null} where one can
 * @param closed whether that problem keeps every gate closed, as opposed to a question that cannot be answered
 * @param terms what the policy asks of the application, {@code null} where that cannot be told
 * @param verdict the gate's answer, {@code null} while no version was tested and none was asked for
 */
@Restricted(NoExternalUse.class)
public record LifecyclePage(
        Job<?, ?> job,
        Lifecycle lifecycle,
        List<FactRow> facts,
        String asked,
        String problem,
        boolean closed,
        Terms terms,
        Verdict verdict) {

    static LifecyclePage of(Job<?, ?> job, String askedVersion) {
        Lifecycles lifecycles = Lifecycles.get();
        String typed = askedVersion == null ? "" : askedVersion.strip();
        Lifecycle lifecycle = Lifecycle.empty();
        List<FactRow> facts = List.of();
        Terms terms;
        try {
            Optional<ApplicationRecord> application = lifecycles.find(job);
            if (application.isPresent()) {
                lifecycle = application.get().lifecycle();
                facts = rows(job, application.get().recent());
            }
            terms = lifecycles.terms(job, lifecycle);
        } catch (LedgerException e) {
            String problem = Wording.of(e.reason()) + " " + Wording.of(e.remedy());
            return new LifecyclePage(job, lifecycle, facts, typed, problem, true, null, null);
        } catch (InvalidInputException e) {
            return new LifecyclePage(job, lifecycle, facts, typed, Wording.of(e.reason()), true, null, null);
        }
        try {
            Optional<Version> version =
                    typed.isEmpty() ? lifecycle.lastTestedVersion() : Optional.of(new Version(typed));
            if (version.isEmpty()) {
                return new LifecyclePage(job, lifecycle, facts, typed, null, true, terms, null);
            }
            Verdict verdict = lifecycles.verdict(job, lifecycle, version.get());
            return new LifecyclePage(
                    job, lifecycle, facts, version.get().text(), null, !verdict.open(), terms, verdict);
        } catch (InvalidInputException e) {
            return new LifecyclePage(job, lifecycle, facts, typed, Wording.of(e.reason()), false, terms, null);
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
        return asked;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Exposure and scope, for the pills below the heading. */
    public List<String> getPills() {
        return terms == null ? List.of() : List.of(Wording.of(terms.exposure()), Wording.of(terms.scope()));
    }

    /** Whether the record says external, the job no longer does, and the visitor may change that. */
    public boolean isDeclarable() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                && Lifecycles.get().mayBeDeclaredInternal(job, lifecycle);
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
