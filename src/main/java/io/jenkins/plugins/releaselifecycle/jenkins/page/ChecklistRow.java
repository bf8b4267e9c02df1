package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** One requirement as a checklist shows it. */
@Restricted(NoExternalUse.class)
public record ChecklistRow(String clause, String id, String name, boolean done, String reason) {

    static ChecklistRow of(RequirementLine line) {
        return new ChecklistRow(
                line.requirement().clause(),
                line.requirement().id(),
                Wording.of(line.requirement()),
                !line.unmet(),
                Wording.of(line.reason()));
    }

    public String getClause() {
        return clause;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public boolean isDone() {
        return done;
    }

    public String getReason() {
        return reason;
    }
}
