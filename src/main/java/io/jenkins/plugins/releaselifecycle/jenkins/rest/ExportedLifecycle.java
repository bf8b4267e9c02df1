package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.NextGate;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Where one application stands, for programs that read every page of Jenkins by its {@code api/json}. In short what
 * {@link ApplicationJson} says in full; where nobody can say, the gate is closed and {@code problem} says why.
 */
@ExportedBean
@Restricted(NoExternalUse.class)
public final class ExportedLifecycle {

    private final AbstractItem item;
    private Seen seen;

    ExportedLifecycle(AbstractItem item) {
        this.item = item;
    }

    /** @param problem {@code null} where there is none */
    private record Seen(
            Lifecycle lifecycle,
            String exposure,
            List<String> policies,
            Optional<Verdict> verdict,
            List<String> requests,
            Optional<Anchor> head,
            String problem) {}

    /** Read when the first member is asked for, so that whoever asks for something else below the address reads nothing. */
    private synchronized Seen seen() {
        if (seen == null) {
            seen = look();
        }
        return seen;
    }

    private Seen look() {
        try {
            return read();
        } catch (LedgerException e) {
            return unknown(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        } catch (InvalidInputException e) {
            return unknown(Wording.of(e.reason()));
        }
    }

    private static Seen unknown(String problem) {
        return new Seen(null, null, List.of(), Optional.empty(), List.of(), Optional.empty(), problem);
    }

    private Seen read() {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        Instant now = lifecycles.now();
        Optional<Verdict> verdict = lifecycle
                .latestVersion()
                .map(version ->
                        lifecycles.judgement(item, lifecycle, now).verdict(NextGate.of(lifecycle, version), version));
        List<String> requests = lifecycles.openRequests(item, now).stream()
                .map(open -> open.id().text())
                .toList();
        List<String> policies = Assignment.policies(item, lifecycle).stream()
                .map(PolicyInForce::name)
                .toList();
        return new Seen(
                lifecycle,
                Assignment.exposure(item, lifecycle).id(),
                policies,
                verdict,
                requests,
                lifecycles.anchor(item),
                null);
    }

    private String text(Function<Lifecycle, Optional<Version>> which) {
        return Optional.ofNullable(seen().lifecycle())
                .flatMap(which)
                .map(Version::text)
                .orElse(null);
    }

    @Exported
    public String getApplication() {
        return item.getFullName();
    }

    @Exported
    public String getStage() {
        return seen().lifecycle() == null ? null : seen().lifecycle().stage().id();
    }

    @Exported
    public String getExposure() {
        return seen().exposure();
    }

    @Exported
    public String getVersion() {
        return text(Lifecycle::latestVersion);
    }

    @Exported
    public String getInstalled() {
        return text(Lifecycle::installed);
    }

    @Exported
    public String getServing() {
        return text(Lifecycle::serving);
    }

    /** Names of the policies by which it is judged. */
    @Exported
    public List<String> getPolicies() {
        return seen().policies();
    }

    /** The gate that is next; {@code null} while there is no version, or nobody can say. */
    @Exported
    public String getGate() {
        return seen().verdict().map(verdict -> verdict.gate().id()).orElse(null);
    }

    @Exported
    public String getStatus() {
        return seen().verdict().map(Verdict::status).orElse("CLOSED");
    }

    /** Digest of the policy that gave the answer; {@code null} where there is none. */
    @Exported
    public String getPolicy() {
        return seen().verdict().map(Verdict::policy).orElse(null);
    }

    /** The last fact on record; {@code null} where there is none, or nobody can say. */
    @Exported
    public ExportedHead getHead() {
        return seen().head().map(ExportedHead::new).orElse(null);
    }

    /** What is not met, and why. */
    @Exported
    public List<ExportedBlocker> getBlockers() {
        return seen().verdict().map(Verdict::lines).orElse(List.of()).stream()
                .filter(line -> line.status() == RequirementStatus.UNMET)
                .map(ExportedBlocker::new)
                .toList();
    }

    /** Ids of the requirements that are not met. */
    @Exported
    public List<String> getUnmet() {
        return seen().verdict().map(Verdict::missing).orElse(List.of()).stream()
                .map(Requirement::id)
                .toList();
    }

    /** Names of the requests on which people still can vote. */
    @Exported
    public List<String> getRequests() {
        return seen().requests();
    }

    @Exported
    public String getProblem() {
        return seen().problem();
    }
}
