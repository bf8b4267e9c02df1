package io.jenkins.plugins.releaselifecycle.jenkins.page;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One of several values that a visitor can choose, worded. */
@Restricted(NoExternalUse.class)
public record Choice(String value, String label, boolean chosen) {

    public String getValue() {
        return value;
    }

    public String getLabel() {
        return label;
    }

    public boolean isChosen() {
        return chosen;
    }
}
