package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A requirement that is not met, in the language of whoever asks. */
@ExportedBean(defaultVisibility = 2)
@Restricted(NoExternalUse.class)
public final class ExportedBlocker {

    private final RequirementLine line;

    ExportedBlocker(RequirementLine line) {
        this.line = line;
    }

    @Exported
    public String getRequirement() {
        return line.requirement().id();
    }

    @Exported
    public String getReason() {
        return Wording.of(line.reason());
    }

    /** {@code null} where nobody can do anything about it. */
    @Exported
    public String getRemedy() {
        return line.whatToDo().map(Wording::of).orElse(null);
    }
}
