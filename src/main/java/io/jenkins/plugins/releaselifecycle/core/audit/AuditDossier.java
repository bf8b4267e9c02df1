package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Attribute;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.SignedCheckpoint;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicySetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What an auditor is given of one application: a page that stands for itself, can be printed, and says requirement by requirement
 * what it rests on.
 *
 * <p>The same record up to the same head, the same policies, stage, language and checkpoint make the same page, byte for byte.
 * It is judged for the latest moment that a fact up to the head bears, and knows no other present.
 *
 * @param policy by which the record is judged
 * @param earlier policies that were in force before; a gate that was passed under one of them is judged by it
 * @param stage that it is about; empty for the whole life
 * @param checkpoint that is printed with it
 * @param locale Chinese, or English for everybody else
 */
public record AuditDossier(
        AuditedRecord record,
        Policy policy,
        List<Policy> earlier,
        Optional<Stage> stage,
        Optional<SignedCheckpoint> checkpoint,
        Locale locale) {

    private static final List<String> PARTS = List.of(
            "policy",
            "gates",
            "decisions",
            "deviations",
            "tests",
            "evidence",
            "operation",
            "facts",
            "checkpoint",
            "proof",
            "limits");

    /** How often all facts are gone through for the whole life; once more for a stage, whose page cites facts of others. */
    private static final int WAYS_THROUGH = 16;

    public AuditDossier {
        earlier = List.copyOf(earlier);
        locale = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    /** How the page is called as a file. */
    public String fileName() {
        String of = stage.map(only -> only.id() + "-").orElse("");
        return "dossier-" + of + record.head().sequence() + ".html";
    }

    /**
     * The same dossier, which says how much of it is written whenever that grows.
     *
     * @param percent whole ones, from 1 to 100
     */
    public AuditDossier watchedBy(IntConsumer percent) {
        long ways = stage.isPresent() ? WAYS_THROUGH + 1 : WAYS_THROUGH;
        Progress progress = new Progress(ways * record.head().sequence(), percent);
        return new AuditDossier(record.watchedBy(progress), policy, earlier, stage, checkpoint, locale);
    }

    private static final class Progress implements Runnable {

        private final long all;
        private final IntConsumer percent;
        private long done;
        private int told;

        Progress(long all, IntConsumer percent) {
            this.all = all;
            this.percent = percent;
        }

        @Override
        public void run() {
            done++;
            int reached = (int) (100 * done / all);
            if (reached > told) {
                told = reached;
                percent.accept(reached);
            }
        }
    }

    /**
     * Writes the page, which is UTF-8 by its own word. No more of the record is held in memory than its present state and 32 bytes a
     * fact.
     *
     * @throws IOException where it cannot be written
     * @throws io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException where the record is not what was written; what
     *     was written of the page by then is worth nothing
     */
    public void writeTo(Appendable out) throws IOException {
        Survey survey = Survey.of(record);
        AuditWords words = new AuditWords(locale, policy.timeZone());
        try {
            write(new Page(new Html(out), words, record, survey, stage, new BitSet()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(Page page) {
        Html html = page.html();
        html.raw("<!DOCTYPE html>\n")
                .begin("html", new Attribute("lang", locale.toLanguageTag()))
                .line();
        html.block("head", () -> head(page));
        html.block("body", () -> {
            html.block("header", () -> title(page));
            html.block(
                    "nav",
                    () -> contents(page),
                    new Attribute("aria-label", page.words().of("contents")));
            html.block("main", () -> parts(page));
        });
        html.end().line();
    }

    private void head(Page page) {
        Html html = page.html();
        html.empty("meta", new Attribute("charset", "utf-8")).line();
        html.empty(
                        "meta",
                        new Attribute("http-equiv", "Content-Security-Policy"),
                        new Attribute(
                                "content",
                                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"))
                .line();
        html.empty(
                        "meta",
                        new Attribute("name", "viewport"),
                        new Attribute("content", "width=device-width, initial-scale=1"))
                .line();
        html.element("title", page.words().of(heading(page))).line();
        html.begin("style").line().raw(style()).end().line();
    }

    private static String style() {
        try (InputStream in = AuditDossier.class.getResourceAsStream("dossier.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Message heading(Page page) {
        return AuditWords.text(
                "title",
                page.survey().lifecycle().name().orElse(record.head().ledger().hex()));
    }

    private void title(Page page) {
        AuditWords words = page.words();
        Html html = page.html();
        html.element("h1", words.of(heading(page))).line();
        html.element("p", words.of("title.what"), Html.styled("lead")).line();
        if (!page.survey().reached(stage)) {
            page.note(words.of("title.never", stage.orElseThrow()));
        }
        html.block("table", () -> html.block("tbody", () -> summary(page)), Html.styled("summary"));
        page.table(
                words.of("course.title"),
                List.of("column.stage", "column.from", "column.to"),
                () -> page.survey().spans().forEach(span -> span(page, span)));
    }

    private void summary(Page page) {
        AuditWords words = page.words();
        Lifecycle lifecycle = page.survey().lifecycle();
        Anchor head = record.head();
        line(page, "summary.application", lifecycle.name().orElse(words.of("summary.nameless")));
        line(page, "summary.about", stage.map(words::of).orElseGet(() -> words.of("summary.whole-life")));
        line(page, "summary.stage", words.of(lifecycle.stage()));
        line(page, "summary.exposure", words.of(policy.exposureOf(lifecycle.declaredExposure())));
        line(page, "summary.ledger", head.ledger().hex());
        line(page, "summary.head", words.of("summary.head.fact", head.sequence(), head.hash()));
        line(
                page,
                "summary.judged-at",
                words.of("summary.moment", words.of(lifecycle.latest()), PolicySetting.named(policy.timeZone())));
        line(page, "summary.policy", policy.digest());
    }

    private static void line(Page page, String key, String value) {
        page.row(() -> {
            page.html().element("th", page.words().of(key), new Attribute("scope", "row"));
            page.cell(value);
        });
    }

    private static void span(Page page, StageSpan span) {
        AuditWords words = page.words();
        page.row(() -> {
            page.html().element("th", words.of(span.stage()), new Attribute("scope", "row"));
            page.cell(words.of("course.fact", words.of(span.entered()), span.from()));
            page.cell(
                    span.left() == null
                            ? words.of("course.now")
                            : words.of("course.fact", words.of(span.left()), span.to()));
        });
    }

    private static void contents(Page page) {
        page.html()
                .block(
                        "ol",
                        () -> PARTS.forEach(part -> page.html()
                                .begin("li")
                                .element("a", page.words().of(part + ".title"), new Attribute("href", "#" + part))
                                .end()
                                .line()));
    }

    private void parts(Page page) {
        Policies policies = new Policies(policy, earlier);
        new PolicyPart(page, policies).write();
        new GatesPart(page, policies).write();
        new DecisionsPart(page).write();
        new EvidencePart(page).write();
        CoursePart course = new CoursePart(page);
        course.writeOperation();
        course.writeFacts();
        new ProofPart(page, policies).write(checkpoint);
    }
}
