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

    private final XmlWalker xml;
    private final Tally tally;
    private boolean stated;

    NmapScript(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
    }

    /** Whether that is what Nmap writes for a script that broke down. */
    static boolean failed(String output) {
        return output.strip().startsWith("ERROR:");
    }

    /** Reads the {@code script} here; always {@code false}, because it does not say what it has looked for. */
    boolean read() throws IOException {
        String output = xml.attribute("output");
        xml.children(name -> content());
        if (output == null || stated) {
            return false;
        }
        if (failed(output)) {
            tally.notExamined();
        } else if (VULNERABLE.matcher(output).find()) {
            tally.finding(Severity.UNKNOWN);
        }
        return false;
    }

    private void content() throws IOException {
        if (xml.isPlain("table")) {
            xml.children(name -> content());
        } else if (xml.isPlain("elem") && "state".equals(xml.attribute("key"))) {
            state(xml.text());
        } else {
            xml.passWithout(NmapRun.PLACES);
        }
    }

    private void state(String text) {
        if (VULNERABLE.matcher(text).find()) {
            stated = true;
            tally.finding(Severity.UNKNOWN);
        } else if (text.startsWith("UNKNOWN")) {
            tally.notExamined();
        }
    }
}
