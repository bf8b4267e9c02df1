package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * One page of the facts of an application, of those that the visitor looks for, the newest first.
 *
 * @param search what the visitor looks for
 * @param found how many there are
 * @param problem why none can be shown; {@code null} where they can
 */
@Restricted(NoExternalUse.class)
public record FactsPage(AbstractItem item, FactSearch search, List<FactRow> rows, long found, String problem) {

    private static final int SIZE = 50;

    static FactsPage of(AbstractItem item, StaplerRequest2 request) {
        FactSearch search =
                FactSearch.of(request.getParameter("type"), request.getParameter("text"), request.getParameter("page"));
        try {
            Optional<ApplicationRecord> record = Lifecycles.get().find(item);
            if (record.isEmpty()) {
                return new FactsPage(item, search, List.of(), 0, null);
            }
            return of(item, at(request.getParameter("fact"), record.get(), search), record.get());
        } catch (LedgerException e) {
            return new FactsPage(item, search, List.of(), 0, Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
    }

    /** The page of all facts that has the one of that number; the page that was asked for where that is no number of one. */
    private static FactSearch at(String fact, ApplicationRecord record, FactSearch search) {
        long last = record.lifecycle().sequence();
        return FactSearch.number(fact)
                .filter(sequence -> sequence >= 1 && sequence <= last)
                .map(sequence -> new FactSearch(null, "", (last - sequence) / SIZE + 1))
                .orElse(search);
    }

    private static FactsPage of(AbstractItem item, FactSearch search, ApplicationRecord record) {
        long[] found = new long[1];
        record.read(1, fact -> found[0] += search.matches(fact) ? 1 : 0);
        long page = Math.min(search.page(), Math.max(1, (found[0] + SIZE - 1) / SIZE));
        List<FactRow> rows = new ArrayList<>();
        long[] left = {found[0]};
        record.read(1, fact -> {
            if (search.matches(fact) && (left[0]-- - 1) / SIZE + 1 == page) {
                rows.add(FactRow.of(item, fact));
            }
        });
        Collections.reverse(rows);
        return new FactsPage(item, search.on(page), rows, found[0], null);
    }

    public List<FactRow> getRows() {
        return rows;
    }

    public String getProblem() {
        return problem;
    }

    public String getText() {
        return search.text();
    }

    /** The kinds of facts to choose from. */
    public List<Choice> getTypes() {
        return Arrays.stream(FactType.values())
                .map(type -> new Choice(type.wireName(), Wording.of(type(type)), type == search.type()))
                .toList();
    }

    private static Message type(FactType type) {
        return Message.of(FactsPage.class, "fact-type." + type.wireName());
    }

    /** Which of how many are shown, in one sentence. */
    public String getShown() {
        long first = (search.page() - 1) * SIZE + 1;
        return found == 0
                ? Wording.of(Message.of(FactsPage.class, "facts.none"))
                : Wording.of(Message.of(FactsPage.class, "facts.shown", first, first + rows.size() - 1, found));
    }

    /** Query of the page of newer facts; {@code null} where there are none. */
    public String getNewer() {
        return search.page() > 1 ? query(search.page() - 1) : null;
    }

    /** Query of the page of older facts; {@code null} where there are none. */
    public String getOlder() {
        return search.page() * SIZE < found ? query(search.page() + 1) : null;
    }

    private String query(long page) {
        List<String> parts = new ArrayList<>();
        if (search.type() != null) {
            parts.add("type=" + search.type().wireName());
        }
        if (!search.text().isEmpty()) {
            parts.add("text=" + URLEncoder.encode(search.text(), StandardCharsets.UTF_8));
        }
        parts.add("page=" + page);
        return "?" + String.join("&", parts);
    }
}
