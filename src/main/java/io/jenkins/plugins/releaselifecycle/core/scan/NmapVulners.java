package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * What the script {@code vulners} ({@code scripts/vulners.nse} in nmap/nmap) says of one port. It writes nothing both
 * where it knows no vulnerability and where its server did not answer.
 */
final class NmapVulners {
    private static final Set<String> PLACES = Set.of("host", "port", "script", "table");

    private final XmlWalker xml;
    private final Tally tally;
    private final String place;
    private boolean structured;
    private int found;

    NmapVulners(XmlWalker xml, Tally tally, String place) {
        this.xml = xml;
        this.tally = tally;
        this.place = place;
    }

    /** Reads the {@code script} here; whether it names a vulnerability. */
    boolean read() throws IOException {
        String output = xml.attribute("output");
        readTables();
        if (!structured && output != null && !NmapScript.failed(output)) {
            lines(output);
        }
        return found > 0;
    }

    /** Reads the {@code script} here without its output, which says the same in words. */
    void readTables() throws IOException {
        xml.children(name -> {
            if (xml.isPlain("table")) {
                structured = true;
                xml.children(child -> entry());
            } else if (xml.isPlain("elem")) {
                structured = true;
                lines(xml.text()); // up to Nmap 7.80
            } else {
                xml.passWithout(PLACES);
            }
        });
    }

    private void entry() throws IOException {
        if (xml.isPlain("elem") && xml.attribute("key") == null) {
            lines(xml.text());
            return;
        }
        if (!xml.isPlain("table")) {
            xml.passWithout(PLACES);
            return;
        }
        String[] id = new String[1];
        String[] score = new String[1];
        xml.children(name -> {
            String key = xml.isPlain("elem") ? xml.attribute("key") : null;
            if ("cvss".equals(key)) {
                score[0] = xml.onlyText(score[0]);
            } else if ("id".equals(key)) {
                id[0] = xml.onlyText(id[0]);
            } else {
                xml.passWithout(PLACES);
            }
        });
        found(id[0], score[0]);
    }

    /** Lines with the name of a vulnerability, its score and its address, below headings that end in a colon. */
    private void lines(String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.endsWith(":"))
                .map(line -> line.split("\\s+", 3))
                .forEach(words -> found(words[0], words.length > 1 && words[1].indexOf(':') < 0 ? words[1] : null));
    }

    private void found(String id, String score) {
        found++;
        Severity severity = Score.severity(score);
        // exploits are listed with the score 0
        tally.finding(severity == null ? Severity.UNKNOWN : severity, score, new Sighting(id, place));
    }
}
