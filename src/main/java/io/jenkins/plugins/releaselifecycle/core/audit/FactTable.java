package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Content;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table of those facts of the stage that are of some kind, written while the record is gone through: no more than one fact is
 * in memory. Its first columns are the number of the fact, when it was recorded and by whom.
 */
final class FactTable {

    private static final List<String> FIRST = List.of("column.number", "column.when", "column.who");

    private final Page page;
    private final String caption;
    private final List<String> columns;
    private boolean begun;

    /** @param more the columns behind the first three */
    FactTable(Page page, String caption, List<String> more) {
        this.page = page;
        this.caption = caption;
        columns = new ArrayList<>(FIRST);
        columns.addAll(more);
    }

    /** @param rows the further cells of each row of a fact; none where the fact is not for this table */
    void write(Function<RecordedFact, List<Content>> rows) {
        page.record().each(chained -> {
            if (page.covers(chained.fact().sequence())) {
                rows.apply(chained.fact()).forEach(cells -> row(chained.fact(), cells));
            }
        });
        end();
    }

    private void row(RecordedFact fact, Content cells) {
        begin();
        page.row(() -> {
            page.number(fact.sequence());
            page.cell(page.words().of(fact.at()));
            page.cell(fact.actor().shown());
            cells.write();
        });
    }

    private void begin() {
        if (!begun) {
            begun = true;
            page.html()
                    .begin("table")
                    .line()
                    .element("caption", page.words().of(caption))
                    .line();
            page.head(columns);
            page.html().begin("tbody").line();
        }
    }

    private void end() {
        if (begun) {
            page.html().end().line().end().line();
        } else {
            page.paragraph("table.none", AuditWords.text(caption));
        }
    }

    /** A table of facts as sentences, with what they say beyond these. */
    static void ofSentences(Page page, String caption, Predicate<RecordedFact> facts) {
        new FactTable(page, caption, List.of("column.what"))
                .write(fact -> facts.test(fact) ? List.of(() -> sentence(page, fact)) : List.of());
    }

    /** A cell with the sentence of a fact, and what it says beyond that. */
    static void sentence(Page page, RecordedFact fact) {
        page.html().begin("td").text(page.words().of(FactSentences.of(fact.fact())));
        for (Message remark : Remarks.of(fact.fact())) {
            page.html().element("div", page.words().of(remark), Html.styled("remark"));
        }
        page.html().end();
    }
}
