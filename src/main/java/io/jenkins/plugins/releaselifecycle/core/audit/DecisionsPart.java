package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Content;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ExposureDeclared;
import io.jenkins.plugins.releaselifecycle.core.model.ExceptionFact;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverEnded;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TermExtended;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.TrialRunExtended;
import java.util.List;

/** What was asked for and decided, and where it was departed from the rule or from the ordinary course. */
final class DecisionsPart {

    private final Page page;

    DecisionsPart(Page page) {
        this.page = page;
    }

    void write() {
        page.section("decisions", "decisions.title", () -> {
            FactTable.ofSentences(
                    page, "decisions.requests", fact -> fact.fact() instanceof RequestFact && !isVote(fact));
            new FactTable(
                            page,
                            "decisions.votes",
                            List.of(
                                    "column.request",
                                    "column.role",
                                    "column.decision",
                                    "column.comment",
                                    "column.policy"))
                    .write(this::vote);
        });
        page.section("deviations", "deviations.title", () -> {
            page.paragraph("deviations.how");
            FactTable.ofSentences(page, "deviations.facts", fact -> isDeviation(fact.fact()));
        });
    }

    private static boolean isVote(RecordedFact fact) {
        return fact.fact() instanceof VoteCast;
    }

    private List<Content> vote(RecordedFact fact) {
        return fact.fact() instanceof VoteCast vote ? List.of(() -> cells(vote)) : List.of();
    }

    private void cells(VoteCast vote) {
        page.cell(vote.request().text());
        page.cell(page.words().of(vote.role()));
        String rejected = vote.serious() ? "vote.serious" : "vote.rejected";
        page.cell(page.words().of(vote.approved() ? "vote.approved" : rejected));
        page.cell(vote.comment() == null ? "" : vote.comment());
        page.code(vote.policy());
    }

    private static boolean isDeviation(Fact fact) {
        return fact instanceof ExceptionFact
                || fact instanceof LedgerFact
                || fact instanceof WaiverRequested
                || fact instanceof WaiverEnded
                || fact instanceof TermExtended
                || fact instanceof TrialRunExtended
                || fact instanceof ExposureDeclared declared && declared.exposure() == Exposure.INTERNAL;
    }
}
