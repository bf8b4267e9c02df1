package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Warns administrators of records that cannot be trusted or written, and of a clock that was moved. Reads no ledger. */
@Extension
@Restricted(NoExternalUse.class)
public class LedgerMonitor extends AdministrativeMonitor {

    private static final int SHOWN = 10;

    @Override
    public String getDisplayName() {
        return Messages.LedgerMonitor_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getProblems().isEmpty();
    }

    @Override
    public boolean isSecurity() {
        return true;
    }

    /** What is wrong, as far as anybody has met it since the start; at most a few of many. */
    public List<String> getProblems() {
        Custody custody = new Custody();
        List<String> problems = new ArrayList<>();
        custody.anchorProblem().map(RecordsPage::worded).ifPresent(problems::add);
        custody.doubtfulClock()
                .map(shown -> Messages.RecordsPage_clock(Wording.of(shown)))
                .ifPresent(problems::add);
        custody.problems().values().stream()
                .map(RecordsPage::worded)
                .distinct()
                .limit(SHOWN)
                .forEach(problems::add);
        return problems;
    }

    /** Where administrators put it right. */
    public String getPage() {
        return "manage/" + RecordsLink.URL + "/";
    }
}
