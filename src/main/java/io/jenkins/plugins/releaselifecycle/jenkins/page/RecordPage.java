package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the visitor can record, and the form for the kind of fact that was chosen.
 *
 * @param visitor empty where nobody can be found in any role
 * @param form {@code null} while no kind was chosen that the visitor may record
 * @param problem why nothing was recorded, {@code null} where nothing was refused
 */
@Restricted(NoExternalUse.class)
public record RecordPage(Optional<Recording> visitor, FactForm form, String problem) {

    static RecordPage of(Optional<Recording> visitor, FactForm form) {
        return new RecordPage(visitor, form, form == null ? null : form.getProblem());
    }

    /** @param form that comes back as it was typed, {@code null} where there is none */
    static RecordPage refused(Optional<Recording> visitor, FactForm form, Message why) {
        return form == null ? new RecordPage(visitor, null, Wording.of(why)) : of(visitor, form.refused(why));
    }

    /** Whether the visitor holds the permission and a role with which something can be recorded. */
    public boolean isPossible() {
        return visitor.filter(recording -> !recording.types().isEmpty()).isPresent();
    }

    /** The roles that the visitor holds, in the order of the rule. */
    public String getHeld() {
        return Wording.of(Message.list(
                visitor.orElseThrow().roles().stream().sorted().map(Role::label).toList()));
    }

    /** The kinds of fact that the visitor may record. */
    public List<Choice> getTypes() {
        FactType chosen = form == null ? null : form.type();
        return visitor.stream()
                .flatMap(recording -> recording.types().stream())
                .map(type -> new Choice(type.wireName(), Wording.of(FormTexts.title(type)), type == chosen))
                .toList();
    }

    public FactForm getForm() {
        return form;
    }

    public String getProblem() {
        return problem;
    }
}
