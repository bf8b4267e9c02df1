package io.jenkins.plugins.releaselifecycle.jenkins.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.BuildBadgeAction;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * On the page of a build: what it waits for, with the ballot, for as long as it waits; what it recorded, and what the gates that it
 * asked answered.
 */
@Restricted(NoExternalUse.class)
public class BuildLifecycle implements BuildBadgeAction {

    private final Run<?, ?> run;
    private final List<PendingRequests.Waiting> waiting;

    BuildLifecycle(Run<?, ?> run, List<PendingRequests.Waiting> waiting) {
        this.run = run;
        this.waiting = waiting;
    }

    @Override
    public String getIconFileName() {
        return LifecycleTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return isWaiting() ? Messages.BuildLifecycle_displayName() : Messages.LifecycleTab_displayName();
    }

    @Override
    public String getUrlName() {
        return LifecycleTab.URL;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** For programs, below the page of the build alone: whoever reads the build itself as JSON reads no record by that. */
    public Api getApi() {
        return new Api(new ExportedBuild(run));
    }

    /** Whether the build waits for people. */
    public boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** What it did, an application each. */
    public List<BuildRecord> getRecords() {
        return BuildRecord.of(run);
    }

    /** What the visitor may see of it, each with its application. */
    public List<RequestRow> getRequests() {
        List<RequestRow> rows = new ArrayList<>();
        for (PendingRequests.Waiting each : waiting) {
            AbstractItem item = each.application();
            if (item != null && ApplicationItem.isVisible(item, Jenkins.getAuthentication2())) {
                Recording visitor = Recording.by(Jenkins.getAuthentication2(), item);
                Lifecycles.get().openRequests(item, Lifecycles.get().now()).stream()
                        .filter(open -> open.request().evidence().sequence() == each.request())
                        .map(open -> new RequestRow(item, open, visitor))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** Why nothing can be shown; {@code null} where it can. */
    public String getProblem() {
        try {
            getRequests();
            return null;
        } catch (LedgerException e) {
            return Wording.of(e.reason()) + " " + Wording.of(e.remedy());
        } catch (InvalidInputException e) {
            return Wording.of(e.reason());
        }
    }

    /** Knows the builds that wait from memory, and reads no record. */
    @Extension
    @SuppressWarnings("rawtypes")
    @Restricted(NoExternalUse.class)
    public static class Factory extends TransientActionFactory<Run> {

        @Override
        public Class<Run> type() {
            return Run.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return BuildLifecycle.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Run run) {
            List<PendingRequests.Waiting> waiting =
                    run.isBuilding() ? PendingRequests.get().of(run) : List.of();
            return waiting.isEmpty() && !BuildRecord.isThere(run)
                    ? List.of()
                    : List.of(new BuildLifecycle(run, waiting));
        }
    }
}
