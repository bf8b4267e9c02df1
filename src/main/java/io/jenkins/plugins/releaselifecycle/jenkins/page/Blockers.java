package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What keeps a gate closed, and whose turn it is.
 *
 * @param held the roles in which the visitor acts
 * @param onlyMine whether the visitor asked for what is to be done in these roles alone
 */
@Restricted(NoExternalUse.class)
public record Blockers(AbstractItem item, List<RequirementLine> unmet, Set<Role> held, boolean onlyMine) {

    /** Those that the visitor asked for; what nobody can do anything about is everybody's. */
    public List<RequirementRow> getRows() {
        return unmet.stream()
                .filter(line -> !onlyMine || isMine(line))
                .map(line -> RequirementRow.of(item, line))
                .toList();
    }

    private boolean isMine(RequirementLine line) {
        return line.who().stream().anyMatch(held::contains);
    }

    public boolean isOnlyMine() {
        return onlyMine;
    }

    /** Whether the visitor acts in some role, so that there is a difference between his and others' turn. */
    public boolean isDivided() {
        return !unmet.isEmpty() && !held.isEmpty();
    }

    /** How many of them the visitor can do something about. */
    public long getMine() {
        return unmet.stream().filter(this::isMine).count();
    }

    /** Each role that can do something, with the number of requirements; {@code null} where none can. */
    public String getTurns() {
        List<Message> turns = Arrays.stream(Role.values())
                .map(this::turn)
                .filter(Objects::nonNull)
                .toList();
        return turns.isEmpty() ? null : Wording.of(Message.list(turns));
    }

    private Message turn(Role role) {
        long lines = unmet.stream().filter(line -> line.who().contains(role)).count();
        return lines == 0 ? null : Message.of(Blockers.class, "turn", role, lines);
    }
}
