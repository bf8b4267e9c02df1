package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What a script other than {@code vulners} says. Those that look for vulnerabilities write a table with a state for
 * each ({@code nselib/vulns.lua} in nmap/nmap), or at least the word; the XML has no severity.
 */
final class NmapScript {
    private static final Pattern VULNERABLE = Pattern.compile("(?<!\\bNOT )\\bVULNERABLE\\b");

    /** How the name of a table begins that is only a number, in the order of finding. */
    private static final String NUMBERED = "NMAP-";

    private final XmlWalker xml;
    private final Tally tally;
    private final String place;
    private String id;
    private boolean stated;

    NmapScript(XmlWalker xml, Tally tally, String place) {
        this.xml = xml;
        this.tally = tally;
        this.place = place;
    }

    /** Whether that is what Nmap writes for a script that broke down. */
    static boolean failed(String output) {
        return output.strip().startsWith("ERROR:");
    }

    /** Reads the {@code script} here; always {@code false}, because it does not say what it has looked for. */
    boolean read() throws IOException {
        id = xml.attribute("id");
        String output = xml.attribute("output");
        contents(null);
        if (output == null || stated) {
            return false;
        }
        if (failed(output)) {
            tally.notExamined();
        } else if (VULNERABLE.matcher(output).find()) {
            tally.finding(Severity.UNKNOWN, null, new Sighting(id, place));
        }
        return false;
    }

    /** Reads what is in the script or the table here. */
    private void contents(String table) throws IOException {
        String[] title = new String[1];
        xml.children(name -> {
            String key = xml.attribute("key");
            if (xml.isPlain("table")) {
                contents(key);
            } else if (xml.isPlain("elem") && "title".equals(key)) {
                title[0] = xml.text();
            } else if (xml.isPlain("elem") && "state".equals(key)) {
                state(xml.text(), table, title[0]);
            } else {
                xml.passWithout(NmapRun.PLACES);
            }
        });
    }

    private void state(String text, String table, String title) {
        if (VULNERABLE.matcher(text).find()) {
            stated = true;
            boolean numbered = table == null || table.startsWith(NUMBERED);
            String key = numbered && title != null ? place + "\n" + title : null;
            tally.finding(Severity.UNKNOWN, null, new Sighting(numbered ? id : table, place, title, key));
        } else if (text.startsWith("UNKNOWN")) {
            tally.notExamined();
        }
    }
}
