package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The answer of one gate: requirement by requirement, the security tests, the votes. */
final class VerdictPart {

    private final Page page;
    private final AuditWords words;
    private final Lifecycle lifecycle;

    /** @param lifecycle where the application stood when the gate was asked */
    VerdictPart(Page page, Lifecycle lifecycle) {
        this.page = page;
        this.words = page.words();
        this.lifecycle = lifecycle;
    }

    void write(Verdict verdict) {
        page.html()
                .element(
                        "p",
                        words.of("verdict.summary", verdict.summary(), words.of(verdict.at()), verdict.exposure()),
                        Html.styled(verdict.open() ? "open" : "closed"))
                .line();
        page.table(
                words.of("verdict.requirements"),
                List.of("column.requirement", "column.state", "column.why", "column.rests-on"),
                () -> verdict.lines().forEach(this::requirement));
        if (!verdict.standings().isEmpty()) {
            page.table(
                    words.of("verdict.tests"),
                    List.of(
                            "column.kind",
                            "column.first-test",
                            "column.decisive-test",
                            "column.retests",
                            "column.result"),
                    () -> verdict.standings().forEach(this::standing));
        }
        votes(verdict);
    }

    private void requirement(RequirementLine line) {
        page.html()
                .begin(
                        "tr",
                        Html.styled(line.status().id().toLowerCase(Locale.ROOT).replace('_', '-')));
        page.html().element("th", words.title(line), new Html.Attribute("scope", "row"));
        page.state(words.of(line.status()));
        page.cell(reason(line));
        page.evidence(line.evidence());
        page.html().end().line();
    }

    private String reason(RequirementLine line) {
        List<String> reasons = new ArrayList<>(List.of(words.of(line.reason())));
        line.whatToDo().ifPresent(remedy -> reasons.add(words.of("requirement.to-do", remedy)));
        if (!line.who().isEmpty()) {
            Message who = Message.list(line.who().stream().map(Role::label).toList());
            reasons.add(words.of("requirement.who", who));
        }
        line.due()
                .map(words::of)
                .ifPresent(
                        due -> reasons.add(words.of(line.overdue() ? "requirement.overdue" : "requirement.due", due)));
        return String.join("\n", reasons);
    }

    private void standing(TestStanding standing) {
        page.row(() -> {
            page.html().element("th", words.of(standing.kind()), new Html.Attribute("scope", "row"));
            test(standing.first());
            test(standing.latest());
            page.cell(Integer.toString(standing.retests()));
            page.cell(result(standing));
        });
    }

    private void test(Optional<SecurityTest> test) {
        if (test.isEmpty()) {
            page.cell(words.of("test.none"));
            return;
        }
        page.html()
                .begin("td")
                .element("div", words.of("test.version", test.get().version().text()));
        page.html()
                .element("div", words.of(test.get().evidence()))
                .element("div", words.counts(test.get()))
                .end();
    }

    private String result(TestStanding standing) {
        if (standing.passed()) {
            return words.of("test.passed");
        }
        List<String> why = new ArrayList<>(List.of(words.of("test.not-passed")));
        standing.lost().map(words::of).ifPresent(why::add);
        standing.notARetest().map(words::of).ifPresent(why::add);
        standing.outdated().map(words::of).ifPresent(why::add);
        standing.exceeded().stream().map(words::of).forEach(why::add);
        return String.join("\n", why);
    }

    private void votes(Verdict verdict) {
        Optional<Request> request = lifecycle
                .request(verdict.gate())
                .filter(made -> made.version().equals(verdict.version()))
                .map(made -> made.request());
        if (request.isEmpty() || request.get().approvals().isEmpty()) {
            page.paragraph("votes.none");
            return;
        }
        page.table(
                words.of("votes.title", request.get().requester()),
                List.of(
                        "column.number",
                        "column.role",
                        "column.person",
                        "column.when",
                        "column.comment",
                        "column.policy"),
                () -> request.get().approvals().forEach(this::vote));
    }

    private void vote(Vote vote) {
        page.row(() -> {
            page.number(vote.evidence().sequence());
            page.cell(words.of(vote.role()));
            page.cell(vote.person());
            page.cell(words.of(vote.evidence().at()));
            page.cell(vote.comment() == null ? "" : vote.comment());
            page.code(vote.policy());
        });
    }
}
