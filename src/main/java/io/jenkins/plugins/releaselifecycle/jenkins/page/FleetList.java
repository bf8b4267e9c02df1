package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetCsv;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetOrder;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetParameters;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetQuery;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetQuery.Found;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The applications that a visitor sees and asked for, worded for him.
 *
 * @param query what was asked for; everything where that could not be understood
 * @param problem why it could not; {@code null} where it could
 * @param whole whether all records were read since the start
 */
@Restricted(NoExternalUse.class)
public record FleetList(
        FleetQuery query, Map<FleetRow, AbstractItem> fleet, Found found, Instant now, String problem, boolean whole) {

    /** Spreadsheets take a file for UTF-8 if it begins so. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @param given the value of each parameter; {@code null} where it is not given */
    static FleetList of(UnaryOperator<String> given) {
        Instant now = Lifecycles.get().now();
        FleetQuery query;
        try {
            query = FleetParameters.read(given);
        } catch (InvalidInputException e) {
            Found nothing = FleetQuery.ALL.find(List.of(), now);
            return new FleetList(FleetQuery.ALL, Map.of(), nothing, now, Wording.of(e.reason()), true);
        }
        boolean whole = FleetIndex.get().isWhole();
        Map<FleetRow, AbstractItem> fleet = FleetIndex.get().rowsVisibleTo(Jenkins.getAuthentication2());
        return new FleetList(query, fleet, query.find(fleet.keySet(), now), now, null, whole);
    }

    /** Sends all rows that were found, whatever page is shown; a sentence where the query could not be understood. */
    void csv(HttpServletResponse response) throws IOException {
        if (problem != null) {
            Download.refuse(response, HttpServletResponse.SC_BAD_REQUEST, problem);
            return;
        }
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"applications.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Writer out = response.getWriter();
        out.append(BYTE_ORDER_MARK);
        String root = Util.fixNull(Jenkins.get().getRootUrl());
        new FleetCsv(out, LocaleProvider.getLocale(), ZoneId.systemDefault())
                .write(query.all(fleet.keySet(), now), row -> root + FleetItem.url(fleet.get(row)));
    }

    public String getProblem() {
        return problem;
    }

    public boolean isWhole() {
        return whole;
    }

    public List<FleetItem> getRows() {
        return found.rows().stream()
                .map(row -> new FleetItem(fleet.get(row), row, row.overdue(now)))
                .toList();
    }

    public int getTotal() {
        return found.total();
    }

    public int getPage() {
        return found.page();
    }

    public int getPageSize() {
        return query.size();
    }

    public int getPages() {
        return found.pages();
    }

    /** Whether less than everything was asked for. */
    public boolean isFiltered() {
        return !query.text().isEmpty()
                || query.stage().isPresent()
                || query.state().isPresent()
                || query.role().isPresent()
                || query.overdue();
    }

    public String getText() {
        return query.text();
    }

    public boolean isOverdue() {
        return query.overdue();
    }

    public List<Choice> getStages() {
        return choices(Stage.values(), query.stage());
    }

    public List<Choice> getStates() {
        return choices(FleetState.values(), query.state());
    }

    public List<Choice> getRoles() {
        return choices(Role.values(), query.role());
    }

    private static <T extends Named> List<Choice> choices(T[] values, Optional<T> chosen) {
        return Arrays.stream(values)
                .map(value -> new Choice(
                        value.id(),
                        Wording.of(value),
                        chosen.filter(value::equals).isPresent()))
                .toList();
    }

    /** The order of the rows, for a form that keeps it. */
    public String getSort() {
        return query.order().id();
    }

    /** The direction of the rows, for a form that keeps it. */
    public String getDirection() {
        return query.descending() ? "desc" : "asc";
    }

    /** The address that sorts by a column, or turns the order round where it is sorted by it. */
    public String sortedBy(String order) {
        return address("", query.by(order(order)));
    }

    /** How a column is sorted, as {@code aria-sort} has it. */
    public String sorting(String order) {
        if (order(order) != query.order()) {
            return "none";
        }
        return query.descending() ? "descending" : "ascending";
    }

    private static FleetOrder order(String id) {
        return FleetOrder.of(id).orElseThrow();
    }

    /** {@code null} where there is none. */
    public String getPrevious() {
        int last = Math.min(query.page(), found.pages() + 1);
        return last > 1 ? address("", query.onPage(last - 1)) : null;
    }

    /** {@code null} where there is none. */
    public String getNext() {
        return query.page() < found.pages() ? address("", query.onPage(query.page() + 1)) : null;
    }

    /** The same rows, all of them, for a spreadsheet. */
    public String getCsv() {
        return address(FleetPage.CSV, query.onPage(1));
    }

    public String getCalendar() {
        return CalendarAnswer.URL;
    }

    private static String address(String path, FleetQuery query) {
        Function<Map.Entry<String, String>, String> pair = one -> one.getKey() + "=" + Util.rawEncode(one.getValue());
        String parameters =
                FleetParameters.of(query).entrySet().stream().map(pair).collect(Collectors.joining("&"));
        if (parameters.isEmpty()) {
            return path.isEmpty() ? "." : path;
        }
        return path + "?" + parameters;
    }
}
