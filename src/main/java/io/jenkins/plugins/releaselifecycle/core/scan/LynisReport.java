package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One audit by Lynis. It names its tests only at the end, with those that it skipped. */
final class LynisReport {
    private static final String WARNING = "warning";
    private static final String SUGGESTION = "suggestion";
    private static final String HOST = "hostname";
    private static final String VERSION = "lynis_version";
    private static final String SCHEMA = "report_version_major";
    private static final String NUMBER = "lynis_tests_done";
    private static final String EXECUTED = "tests_executed";
    private static final String SKIPPED = "tests_skipped";
    private static final String FINISH = "finish";

    /** What is read and stands once; others, such as {@code uncommon_network_protocol_enabled}, Lynis repeats. */
    private static final Set<String> ONCE = Set.of(HOST, VERSION, SCHEMA, NUMBER, EXECUTED, SKIPPED, FINISH);

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> notPassed = new HashSet<>();
    private final TextBudget budget = new TextBudget();
    private final LineWalker lines;
    private final Tally tally;

    LynisReport(LineWalker lines, Tally tally) {
        this.lines = lines;
        this.tally = tally;
    }

    void read() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (values.containsKey(FINISH)) {
                throw Refusal.because("trailing", lines.place());
            }
            int equals = line.indexOf('=');
            entry(equals < 0 ? line : line.substring(0, equals), equals < 0 ? "" : line.substring(equals + 1));
        }
    }

    Contents contents() {
        if (!"true".equals(values.get(FINISH))) {
            throw Refusal.because("lynis.not-finished");
        }
        List<String> executed = tests(EXECUTED);
        if (executed.isEmpty()) {
            throw Refusal.because("lynis.nothing-examined");
        }
        String number = values.get(NUMBER);
        if (number != null && !number.equals(String.valueOf(executed.size()))) {
            throw Refusal.because("lynis.cut", executed.size(), number);
        }
        for (String test : executed) {
            tally.examined();
            if (!notPassed.contains(test)) {
                tally.passed();
            }
        }
        tests(SKIPPED).forEach(test -> tally.notSelected());
        String version = values.get(VERSION);
        return new Contents(new Tool("Lynis", version).shown(), null, tally);
    }

    private void entry(String key, String value) {
        switch (key) {
            case "warning[]" -> finding(WARNING, Severity.MEDIUM, value);
            case "suggestion[]" -> finding(SUGGESTION, Severity.LOW, value);
            case "exception_event[]", "manual_event[]" -> {
                notPassed(value.split("[:|]", 2)[0]);
                tally.notExamined();
            }
            case "manual[]" -> tally.excluded();
            default -> {
                if (ONCE.contains(key)) {
                    once(key, value.strip());
                } else {
                    refuseMisspelt(key);
                }
            }
        }
    }

    /** Test, text, details, solution. Before version 3, warnings had a letter for their severity before the text. */
    private void finding(String kind, Severity severity, String value) {
        String[] fields = value.split("\\|", -1);
        Rating letter = fields.length > 2 ? letter(fields[1]) : null;
        int text = letter == null ? 1 : 2;
        String test = field(fields, 0);
        String title = field(fields, text);
        String details = field(fields, text + 1);
        notPassed(test);
        String host = values.get(HOST);
        tally.finding(
                letter == null ? new Rating(severity, kind) : letter,
                new Sighting(
                        test,
                        host,
                        details == null ? title : title + " (" + details + ")",
                        host + "\n" + title + "\n" + details));
    }

    private static Rating letter(String text) {
        return switch (text) {
            case "H" -> new Rating(Severity.HIGH, text);
            case "M" -> new Rating(Severity.MEDIUM, text);
            case "L" -> new Rating(Severity.LOW, text);
            default -> null;
        };
    }

    private static String field(String[] fields, int place) {
        String text = place < fields.length ? fields[place].strip() : "";
        return text.isEmpty() || text.equals("-") ? null : text;
    }

    private void notPassed(String test) {
        if (test != null && notPassed.add(test)) {
            budget.charge(test);
        }
    }

    private void once(String key, String value) {
        if (values.put(key, value) != null) {
            throw Refusal.because("lynis.twice", lines.place(), key);
        }
        if (key.equals(SCHEMA) && !value.equals("1")) {
            throw Refusal.because("lynis.version", value);
        }
    }

    private void refuseMisspelt(String key) {
        String word = key.toLowerCase(Locale.ROOT);
        if (word.contains(WARNING) || word.contains(SUGGESTION)) {
            throw Refusal.because("lynis.misplaced", lines.place(), key);
        }
    }

    private List<String> tests(String key) {
        return Arrays.stream(values.getOrDefault(key, "").split("\\|"))
                .map(String::strip)
                .filter(test -> !test.isEmpty())
                .toList();
    }
}
