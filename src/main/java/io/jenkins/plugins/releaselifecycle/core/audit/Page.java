package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Attribute;
import io.jenkins.plugins.releaselifecycle.core.audit.Html.Content;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The page on which the parts of a dossier are written, one after the other.
 *
 * @param stage that it is about; empty for the whole life
 * @param cited the facts that something on the page rests on
 */
record Page(Html html, AuditWords words, AuditedRecord record, Survey survey, Optional<Stage> stage, BitSet cited) {

    /** A part of the page, with a heading that the contents lead to. */
    void section(String id, String title, Content content) {
        html.block("section", () -> {
            html.element("h2", words.of(title), Html.id(id)).line();
            content.write();
        });
    }

    void paragraph(String key, java.io.Serializable... arguments) {
        html.element("p", words.of(key, arguments)).line();
    }

    void note(String text) {
        html.element("p", text, Html.styled("note")).line();
    }

    /** A table with a heading of its own, whose columns are keys of texts. */
    void table(String caption, List<String> columns, Content rows) {
        html.block("table", () -> {
            html.element("caption", caption).line();
            head(columns);
            html.block("tbody", rows);
        });
    }

    void head(List<String> columns) {
        html.begin("thead").begin("tr");
        columns.forEach(column -> html.element("th", words.of(column), new Attribute("scope", "col")));
        html.end().end().line();
    }

    void row(Content cells) {
        html.begin("tr");
        cells.write();
        html.end().line();
    }

    void cell(String text) {
        html.element("td", text);
    }

    void state(String text) {
        html.element("td", text, Html.styled("state"));
    }

    /** Digests, hashes and what else is read letter by letter. */
    void code(String text) {
        html.begin("td");
        if (!text.isEmpty()) {
            html.element("code", text);
        }
        html.end();
    }

    /** The facts that something rests on, each with the hash of its line. */
    void evidence(List<Evidence> evidence) {
        html.begin("td");
        evidence.stream().distinct().forEach(fact -> {
            cite(fact.sequence());
            html.begin("div")
                    .element("a", words.of(fact), new Attribute("href", "#fact-" + fact.sequence()))
                    .text(" ")
                    .element("code", survey.hashes().of(fact.sequence()))
                    .end();
        });
        html.end();
    }

    /** A cell with the number of a fact, which leads to it. */
    void number(long sequence) {
        cite(sequence);
        String number = Long.toString(sequence);
        html.begin("td")
                .element("a", number, new Attribute("href", "#fact-" + number))
                .end();
    }

    private void cite(long sequence) {
        if (sequence >= 1 && sequence <= record.head().sequence()) {
            cited.set((int) sequence);
        }
    }

    boolean covers(long sequence) {
        return survey.covers(stage, sequence);
    }
}
