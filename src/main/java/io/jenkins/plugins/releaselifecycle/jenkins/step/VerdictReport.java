package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.console.HyperlinkNote;
import hudson.model.AbstractItem;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Findings;
import io.jenkins.plugins.releaselifecycle.jenkins.TextTable;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleTab;
import java.io.PrintStream;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints a verdict into a build log: the tests in a table, then line by line what is missing, what to do, and who can. */
final class VerdictReport {

    private final Verdict verdict;
    private final String answer;

    /** @param answer the verdict in one sentence */
    VerdictReport(Verdict verdict, String answer) {
        this.verdict = verdict;
        this.answer = answer;
    }

    void print(TaskListener listener, AbstractItem item) {
        PrintStream log = listener.getLogger();
        log.println(answer);
        verdict.exempted().ifPresent(why -> log.println(Wording.line(Wording.of(why))));
        log.println(Messages.VerdictReport_terms(Wording.of(verdict.exposure()), Wording.of(verdict.stage())));
        if (!verdict.standings().isEmpty()) {
            table().lines().forEach(row -> log.println("  " + row));
        }
        verdict.unmet().forEach(line -> unmet(log, line));
        log.println(
                "  " + HyperlinkNote.encodeTo("/" + item.getUrl() + LifecycleTab.URL, Messages.VerdictReport_more()));
    }

    /** Prints one thing that is missing. */
    static void unmet(PrintStream log, RequirementLine line) {
        log.println("  " + Messages.VerdictReport_unmet(clause(line), Wording.line(Wording.of(line.reason()))));
        line.whatToDo().ifPresent(remedy -> log.println("    → " + Wording.line(Wording.of(remedy))));
        who(line).ifPresent(roles -> log.println("      " + Messages.VerdictReport_who(roles)));
        line.due().ifPresent(due -> log.println("      " + due(line, Wording.of(due))));
    }

    private static Optional<String> who(RequirementLine line) {
        return line.who().isEmpty()
                ? Optional.empty()
                : Optional.of(Wording.of(
                        Message.list(line.who().stream().map(Role::label).toList())));
    }

    private static String due(RequirementLine line, String moment) {
        return line.overdue() ? Messages.VerdictReport_overdue(moment) : Messages.VerdictReport_due(moment);
    }

    private static String clause(RequirementLine line) {
        Requirement requirement = line.requirement();
        String clause = requirement.clause().isEmpty()
                ? Wording.of(requirement)
                : "§" + requirement.clause() + " " + requirement.id();
        return line.about().map(kind -> clause + ", " + Wording.of(kind)).orElse(clause);
    }

    private TextTable table() {
        TextTable table = new TextTable(
                Messages.VerdictReport_kind(),
                Messages.VerdictReport_first(),
                Messages.VerdictReport_retest(),
                Messages.VerdictReport_missing());
        for (TestStanding standing : verdict.standings()) {
            table.row(Wording.of(standing.kind()), cell(standing.first()), cell(standing.retest()), missing(standing));
        }
        return table;
    }

    private static String cell(Optional<SecurityTest> test) {
        return test.map(recorded -> Messages.VerdictReport_cell(
                        recorded.actor().shown(), recorded.version().text(), Findings.of(recorded)))
                .orElseGet(Messages::VerdictReport_none);
    }

    private String missing(TestStanding standing) {
        String ids = verdict.unmet().stream()
                .filter(line -> line.kind() == standing.kind())
                .map(line -> line.requirement().id())
                .distinct()
                .collect(Collectors.joining(" "));
        return ids.isEmpty() ? Messages.VerdictReport_nothing() : ids;
    }
}
