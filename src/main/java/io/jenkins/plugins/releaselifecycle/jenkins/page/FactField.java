package io.jenkins.plugins.releaselifecycle.jenkins.page;

import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One field of the form for a fact, worded.
 *
 * @param name of the member, in the ledger and in the form
 * @param input how it is typed in
 * @param value what stands in it
 * @param choices of a select or a list of checkboxes; none for other inputs
 * @param wrong whether what stands in it was refused
 */
@Restricted(NoExternalUse.class)
public record FactField(
        String name, Input input, String label, String help, String value, List<Choice> choices, boolean wrong) {

    /** How a member is typed in. */
    public enum Input {
        LINE,
        LINES,
        SELECT,
        CHECKS,
        CHECK
    }

    /** Id of the input in the page. */
    public String getId() {
        return "release-lifecycle-member-" + name.replace('.', '-');
    }

    public String getName() {
        return name;
    }

    public String getInput() {
        return input.name();
    }

    public String getLabel() {
        return label;
    }

    public String getHelp() {
        return help;
    }

    public String getValue() {
        return value;
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public boolean isChecked() {
        return input == Input.CHECK && !value.isEmpty();
    }

    public boolean isWrong() {
        return wrong;
    }
}
