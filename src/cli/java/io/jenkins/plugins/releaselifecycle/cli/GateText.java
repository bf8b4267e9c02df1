package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The answer of {@code gate evaluate} for people: what is not met first, each group in the order of the rule. */
final class GateText {

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    private GateText(Console console) {
        this.console = console;
    }

    static List<String> lines(Verdict verdict, Console console) {
        GateText text = new GateText(console);
        text.say("gate.summary", verdict.summary());
        verdict.exempted().ifPresent(why -> text.lines.add(console.word(why)));
        text.say("gate.application", verdict.stage(), verdict.exposure());
        text.say("gate.asked", verdict.at(), verdict.policy());
        verdict.unmet().forEach(text::block);
        verdict.lines().stream().filter(line -> !line.unmet()).forEach(text::block);
        return text.lines;
    }

    /** Where the record cannot be read. */
    static List<String> closed(Gate gate, RequirementLine why, Console console) {
        GateText text = new GateText(console);
        text.say("gate.unreadable", gate);
        text.block(why);
        return text.lines;
    }

    private void block(RequirementLine line) {
        lines.add("");
        say("gate.requirement", title(line), line.status());
        say("gate.reason", line.reason());
        line.whatToDo().ifPresent(remedy -> say("gate.remedy", remedy));
        if (!line.who().isEmpty()) {
            say("gate.who", Message.list(line.who().stream().map(Role::label).toList()));
        }
        line.due().ifPresent(due -> say(line.overdue() ? "gate.overdue" : "gate.due", due));
        if (!line.evidence().isEmpty()) {
            say(
                    "gate.evidence",
                    line.evidence().stream()
                            .map(Evidence::sequence)
                            .distinct()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** A requirement by its id, its clause, its name and, where it is about one, its kind of security test. */
    static Message title(RequirementLine line) {
        Requirement requirement = line.requirement();
        Message name = requirement.clause().isEmpty()
                ? Console.text("gate.title.no-clause", requirement.id(), requirement)
                : Console.text("gate.title", requirement.id(), requirement.clause(), requirement);
        return line.about().map(kind -> Console.text("gate.title.kind", name, kind)).orElse(name);
    }

    private void say(String key, java.io.Serializable... arguments) {
        lines.add(console.word(key, arguments));
    }
}
