package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Attribute;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.model.DeploymentFact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessRevoked;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;
import java.util.function.Predicate;

/** What happened: deployments, changes, incidents and the like, and in the end every fact with its hash. */
final class CoursePart {

    private final Page page;

    CoursePart(Page page) {
        this.page = page;
    }

    void writeOperation() {
        page.section("operation", "operation.title", () -> {
            FactTable.ofSentences(page, "operation.deployments", fact -> fact.fact() instanceof DeploymentFact);
            FactTable.ofSentences(page, "operation.changes", fact -> fact.fact() instanceof ChangeRecorded);
            FactTable.ofSentences(
                    page,
                    "operation.incidents",
                    fact -> fact.fact() instanceof IncidentReported || fact.fact() instanceof IncidentResolved);
            FactTable.ofSentences(page, "operation.nonconformities", fact -> fact.fact() instanceof NonconformityFact);
            FactTable.ofSentences(
                    page,
                    "operation.accesses",
                    fact -> fact.fact() instanceof TemporaryAccessGranted
                            || fact.fact() instanceof TemporaryAccessRevoked);
        });
    }

    /** The facts of the stage, and those of others that something above rests on. */
    void writeFacts() {
        page.section("facts", "facts.title", () -> {
            page.paragraph("facts.how");
            table("facts.stage", fact -> page.covers(fact.sequence()));
            if (page.stage().isPresent()) {
                table(
                        "facts.others",
                        fact -> !page.covers(fact.sequence()) && page.cited().get((int) fact.sequence()));
            }
        });
    }

    private void table(String caption, Predicate<RecordedFact> facts) {
        page.table(
                page.words().of(caption),
                List.of("column.number", "column.when", "column.who", "column.what", "column.hash"),
                () -> page.record().each(chained -> {
                    if (facts.test(chained.fact())) {
                        row(chained);
                    }
                }));
    }

    private void row(ChainedFact chained) {
        RecordedFact fact = chained.fact();
        page.html().begin("tr", Html.id("fact-" + fact.sequence()));
        page.html().element("th", Long.toString(fact.sequence()), new Attribute("scope", "row"));
        page.cell(page.words().of(fact.at()));
        page.cell(fact.actor().shown());
        FactTable.sentence(page, fact);
        page.code(chained.hash());
        page.html().end().line();
    }
}
