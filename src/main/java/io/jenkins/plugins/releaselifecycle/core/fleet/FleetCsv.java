package io.jenkins.plugins.releaselifecycle.core.fleet;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Applications as comma-separated values (RFC 4180), for a spreadsheet. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe instead.
 */
public final class FleetCsv {

    private static final String END_OF_LINE = "\r\n";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** Spreadsheets for Chinese and Japanese take the full-width signs for the narrow ones. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Appendable out;
    private final Locale locale;
    private final ZoneId zone;

    /** @param zone in which moments are shown; the heading names it */
    public FleetCsv(Appendable out, Locale locale, ZoneId zone) {
        this.out = out;
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * Writes a heading and one line a row.
     *
     * @param address where the application is found in Jenkins
     */
    public void write(Stream<FleetRow> rows, Function<FleetRow, String> address) throws IOException {
        line(List.of(
                heading("csv.application"),
                heading("csv.stage"),
                heading("csv.gate"),
                heading("csv.state"),
                heading("csv.version"),
                heading("csv.blockers"),
                heading("csv.due"),
                heading("csv.what"),
                heading("csv.awaits"),
                heading("csv.owner"),
                heading("csv.read"),
                heading("csv.address")));
        for (Iterator<FleetRow> each = rows.iterator(); each.hasNext(); ) {
            FleetRow row = each.next();
            line(cells(row, address.apply(row)));
        }
    }

    private String heading(String key) {
        return Message.of(FleetCsv.class, key, zone.getId()).in(locale, zone);
    }

    private List<String> cells(FleetRow row, String address) {
        List<String> cells = new ArrayList<>();
        cells.add(row.application());
        cells.add(row.stage().map(this::word).orElse(""));
        cells.add(row.gate().map(this::word).orElse(""));
        cells.add(word(row.state()));
        cells.add(row.version().map(Object::toString).orElse(""));
        cells.add(row.blockers().isPresent() ? Long.toString(row.blockers().getAsLong()) : "");
        cells.add(row.next().map(FleetRow.Due::at).map(this::moment).orElse(""));
        cells.add(row.next().map(due -> due.sentence().in(locale, zone)).orElse(""));
        cells.add(row.awaits().isEmpty() ? "" : roles(row));
        cells.add(row.owner().orElse(""));
        cells.add(row.readAt().map(this::moment).orElse(""));
        cells.add(address);
        return cells;
    }

    private String roles(FleetRow row) {
        return Message.list(row.awaits().stream().map(Named::label).toList()).in(locale, zone);
    }

    private String word(Named named) {
        return named.label().in(locale, zone);
    }

    private String moment(Instant at) {
        return MINUTE.withZone(zone).format(at);
    }

    private void line(List<String> cells) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(cell(cell));
            separator = ",";
        }
        out.append(END_OF_LINE);
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(sign -> "\",;\t\r\n".indexOf(sign) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
