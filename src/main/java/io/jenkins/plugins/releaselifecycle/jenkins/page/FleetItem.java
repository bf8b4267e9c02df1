package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One application in the list of all, worded for a visitor. What is not known is {@code null}. */
@Restricted(NoExternalUse.class)
public record FleetItem(AbstractItem item, FleetRow row, boolean overdue) {

    static String url(AbstractItem item) {
        return item.getUrl() + LifecycleTab.URL + "/";
    }

    public String getApplication() {
        return row.application();
    }

    /** Its page, below the root of Jenkins. */
    public String getUrl() {
        return url(item);
    }

    public String getStage() {
        return row.stage().map(Wording::of).orElse(null);
    }

    /** The gate and what it answers. */
    public String getAnswer() {
        return Wording.of(row.answer());
    }

    /** How the answer is coloured: as what is met, as what is not, or not at all. */
    public String getColour() {
        return switch (row.state()) {
            case OPEN -> "met";
            case CLOSED, UNREADABLE -> "unmet";
            case NOT_ASKED, RETIRED, BEING_READ -> "none";
        };
    }

    /** The sign before the answer, so that colour alone says nothing. */
    public String getSign() {
        return switch (row.state()) {
            case OPEN -> "✓";
            case CLOSED, UNREADABLE -> "✗";
            case NOT_ASKED, RETIRED, BEING_READ -> "";
        };
    }

    public String getVersion() {
        return row.version().map(Version::text).orElse(null);
    }

    public Long getBlockers() {
        return row.blockers().isPresent() ? row.blockers().getAsLong() : null;
    }

    public String getDue() {
        return row.next().map(FleetRow.Due::at).map(Wording::of).orElse(null);
    }

    public String getWhat() {
        return row.next().map(FleetRow.Due::sentence).map(Wording::of).orElse(null);
    }

    public boolean isOverdue() {
        return overdue;
    }

    public String getAwaits() {
        return row.awaits().isEmpty()
                ? null
                : Wording.of(
                        Message.list(row.awaits().stream().map(Named::label).toList()));
    }

    public String getOwner() {
        return row.owner().orElse(null);
    }

    /** When the record was read, where that is of interest: while it is read again. */
    public String getRead() {
        return row.state() == FleetState.BEING_READ
                ? row.readAt().map(Wording::of).orElse(null)
                : null;
    }
}
