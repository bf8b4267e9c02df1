package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** The findings, the errors and the summary of one report of SpotBugs. */
final class SpotBugsDocument {
    private static final String INSTANCE = "BugInstance";
    private static final String ERRORS = "Errors";
    private static final String SUMMARY = "FindBugsSummary";

    /** What may not be lost in a place where it does not belong. */
    static final Set<String> RESULTS = Set.of(INSTANCE, ERRORS, SUMMARY);

    private final XmlWalker xml;
    private final Tally tally;
    private String version;
    private Instant analysed;
    private int listed;
    private boolean errorsRead;
    private Integer classes;
    private int total;

    SpotBugsDocument(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
    }

    /** Reads the {@code BugCollection} here. */
    void read() throws IOException {
        version = xml.attribute("version");
        analysed = Timestamp.ofMilliseconds(xml.attribute("analysisTimestamp"));
        xml.children(name -> {
            switch (xml.namespace().isEmpty() ? name : "") {
                case INSTANCE -> instance();
                case ERRORS -> errors();
                case SUMMARY -> summary();
                default -> xml.passWithout(RESULTS);
            }
        });
    }

    Contents contents() {
        if (classes == null) {
            throw Refusal.because("spotbugs.no-summary");
        }
        if (classes == 0) {
            throw Refusal.because("spotbugs.nothing-examined");
        }
        if (listed < total) {
            throw Refusal.because("spotbugs.cut", listed, total);
        }
        for (int i = 0; i < classes; i++) {
            tally.examined();
        }
        return new Contents(new Tool("SpotBugs", version).shown(), analysed, tally);
    }

    /** The summary counts only findings of the version that was analysed last. */
    private void instance() throws IOException {
        SpotBugsInstance instance = SpotBugsInstance.read(xml);
        if (instance.gone()) {
            tally.absent();
        } else {
            listed++;
            tally.finding(instance.rating(), instance.sighting());
        }
    }

    /** Counts the classes that were not found and the errors of the analysis, of which nothing else is said. */
    private void errors() throws IOException {
        if (errorsRead) {
            throw Refusal.because("xml.twice", xml.place(), xml.name());
        }
        errorsRead = true;
        int said = number("errors") + number("missingClasses");
        int[] seen = new int[1];
        xml.children(name -> {
            seen[0]++;
            xml.passWithout(RESULTS);
        });
        for (int i = Math.max(said, seen[0]); i > 0; i--) {
            tally.notExamined();
        }
    }

    private void summary() throws IOException {
        if (classes != null) {
            throw Refusal.because("xml.twice", xml.place(), xml.name());
        }
        String number = xml.attribute("total_classes");
        if (number == null) {
            throw Refusal.because("spotbugs.no-summary");
        }
        classes = xml.number(number);
        total = number("total_bugs");
        xml.children(name -> xml.passWithout(RESULTS));
    }

    private int number(String attribute) {
        String text = xml.attribute(attribute);
        return text == null ? 0 : xml.number(text);
    }
}
