package io.jenkins.plugins.releaselifecycle.core.scan;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The specimen of a format with markup in every text in which its reader takes it and still keeps as much.
 *
 * @param kept the texts that are kept of it with markup in them
 */
public record MarkedReport(String text, Map<Kept, List<String>> kept) {

    /** Ends a text or an attribute in whatever quotes, and begins an element. */
    public static final String MARKUP = "\"'><img src=x onerror=alert(1)>";

    private static final List<Function<Spot, String>> WAYS =
            List.of(spot -> spot.text + spot.markup, spot -> spot.markup + spot.text);

    /** What becomes of a text in a report. */
    public enum Kept {
        TOOL,
        RAW,
        RULE,
        PLACE,
        TITLE
    }

    /** A text in the report, and the markup as it is written there. */
    private record Spot(int start, int end, String text, String markup) {

        static Stream<Spot> of(String report, String pattern, String markup) {
            Matcher matcher = Pattern.compile(pattern).matcher(report);
            return matcher.results()
                    .filter(found -> found.group(1) != null)
                    .map(found -> new Spot(found.start(1), found.end(1), found.group(1), markup));
        }
    }

    public static MarkedReport of(ScanFormat format) {
        String specimen = new String(Reading.specimen(format), StandardCharsets.UTF_8);
        List<Spot> spots = spots(ReportReaderContractTest.syntax(format), specimen);
        Collection<List<Spot>> alike = spots.stream()
                .collect(groupingBy(Spot::text, LinkedHashMap::new, toList()))
                .values();
        Map<Spot, String> marked = new HashMap<>();
        ScanReport best = Reading.report(specimen);
        for (List<Spot> some :
                Stream.concat(alike.stream(), spots.stream().map(List::of)).toList()) {
            for (Function<Spot, String> way : WAYS) {
                Map<Spot, String> more = new HashMap<>(marked);
                some.forEach(spot -> more.putIfAbsent(spot, way.apply(spot)));
                if (!more.equals(marked)
                        && Reading.of(written(specimen, spots, more)) instanceof ScanReport report
                        && keepsAsMuch(report, best)) {
                    marked = more;
                    best = report;
                }
            }
        }
        Map<Kept, List<String>> kept = texts(best);
        kept.replaceAll((what, texts) -> marked(texts));
        return new MarkedReport(written(specimen, spots, marked), kept);
    }

    private static List<Spot> spots(ReportReader.Syntax syntax, String report) {
        String escaped = MARKUP.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        Stream<Spot> spots =
                switch (syntax) {
                    case JSON ->
                        Spot.of(
                                report,
                                "\"(?:[^\"\\\\]|\\\\.)*+\"\\s*:|\"((?:[^\"\\\\]|\\\\.)*+)\"",
                                MARKUP.replace("\"", "\\\""));
                    case XML ->
                        Stream.of(
                                        Spot.of(report, "(?s)<!\\[CDATA\\[(.*?)]]>", MARKUP),
                                        Spot.of(report, "=\"([^\"]*)\"", escaped),
                                        Spot.of(report, ">(\\s*[^<>\\s][^<>]*)<(?!!\\[CDATA)", escaped))
                                .flatMap(Function.identity());
                    case TEXT -> Spot.of(report, "(?<=[=|])([^=|\\n]+)", MARKUP);
                };
        return spots.sorted(Comparator.comparing(Spot::start)).toList();
    }

    private static String written(String report, List<Spot> spots, Map<Spot, String> marked) {
        StringBuilder written = new StringBuilder();
        int end = 0;
        for (Spot spot : spots) {
            written.append(report, end, spot.start).append(marked.getOrDefault(spot, spot.text));
            end = spot.end;
        }
        return written.append(report.substring(end)).toString();
    }

    private static boolean keepsAsMuch(ScanReport report, ScanReport before) {
        Map<Kept, List<String>> texts = texts(report);
        return findings(report) >= findings(before)
                && texts(before).entrySet().stream().allMatch(entry -> {
                    List<String> now = texts.get(entry.getKey());
                    return now.size() >= entry.getValue().size()
                            && marked(now).size() >= marked(entry.getValue()).size();
                });
    }

    private static int findings(ScanReport report) {
        return Arrays.stream(Severity.values()).mapToInt(report.findings()::of).sum();
    }

    private static List<String> marked(List<String> texts) {
        return texts.stream().filter(text -> text.contains(MARKUP)).toList();
    }

    private static Map<Kept, List<String>> texts(ScanReport report) {
        Map<Kept, List<String>> texts = new EnumMap<>(Kept.class);
        texts.put(Kept.TOOL, List.of(report.tool()));
        texts.put(Kept.RAW, texts(report, Detail::raw));
        texts.put(Kept.RULE, texts(report, Detail::rule));
        texts.put(Kept.PLACE, texts(report, Detail::place));
        texts.put(Kept.TITLE, texts(report, Detail::title));
        return texts;
    }

    private static List<String> texts(ScanReport report, Function<Detail, String> member) {
        return report.details().gravest().stream()
                .map(member)
                .filter(Objects::nonNull)
                .toList();
    }
}
