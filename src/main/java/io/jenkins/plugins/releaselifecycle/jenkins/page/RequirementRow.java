package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One requirement of the verdict, worded.
 *
 * @param who can do something about it, {@code null} where nobody can or need
 * @param due by when, {@code null} for no time
 */
@Restricted(NoExternalUse.class)
public record RequirementRow(
        String clause,
        String id,
        String name,
        String about,
        String reason,
        String remedy,
        String who,
        String due,
        boolean overdue,
        List<ActorLink> evidence) {

    static RequirementRow of(AbstractItem item, RequirementLine line) {
        return new RequirementRow(
                line.requirement().clause(),
                line.requirement().id(),
                Wording.of(line.requirement()),
                line.about().map(Wording::of).orElse(null),
                Wording.of(line.reason()),
                line.whatToDo().map(Wording::of).orElse(null),
                line.who().isEmpty()
                        ? null
                        : Wording.of(Message.list(
                                line.who().stream().map(Role::label).toList())),
                line.due().map(Wording::of).orElse(null),
                line.overdue(),
                line.evidence().stream()
                        .map(test -> ActorLink.of(item, test.actor()))
                        .distinct()
                        .toList());
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

    public String getAbout() {
        return about;
    }

    public String getReason() {
        return reason;
    }

    public String getRemedy() {
        return remedy;
    }

    public String getWho() {
        return who;
    }

    public String getDue() {
        return due;
    }

    public boolean isOverdue() {
        return overdue;
    }

    public List<ActorLink> getEvidence() {
        return evidence;
    }
}
