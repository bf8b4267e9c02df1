package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * What one plugin of Nessus says of one host.
 *
 * @param plugin its number
 * @param level the attribute {@code severity}: what Nessus shows, which a user may have changed
 * @param graded the graver of the plugin's own risk factor and its CVSS 3 and 4 base scores, or {@code null}
 * @param compliance outcome of a check of the configuration, or {@code null} where it is none
 * @param output text of one of the {@link #TELLING} plugins, else empty
 */
record NessusItem(String plugin, String level, Severity graded, String compliance, String output) {
    private static final String COMPLIANCE = "http://www.nessus.org/cm";

    /** "Nessus Scan Information". */
    private static final String SCAN = "19506";

    /** "Ping the remote host". */
    private static final String PING = "10180";

    /** "OS Security Patch Assessment Failed": the login that was given did not work. */
    private static final String LOCAL_CHECKS = "21745";

    /** Plugins whose output says something about the scan. */
    private static final Set<String> TELLING = Set.of(SCAN, PING);

    /** Reads the {@code ReportItem} here. */
    static NessusItem read(XmlWalker xml) throws IOException {
        String plugin = xml.attribute("pluginID");
        String level = xml.attribute("severity");
        boolean telling = plugin != null && TELLING.contains(plugin);
        Only risk = new Only(xml);
        Only version3 = new Only(xml);
        Only version4 = new Only(xml);
        Only compliance = new Only(xml);
        Only output = new Only(xml);
        xml.children(name -> {
            if (name.equals("compliance-result") && xml.namespace().equals(COMPLIANCE)) {
                compliance.read();
            } else if (xml.isPlain("risk_factor")) {
                risk.read();
            } else if (xml.isPlain("cvss3_base_score")) {
                version3.read();
            } else if (xml.isPlain("cvss4_base_score")) {
                version4.read();
            } else if (telling && xml.isPlain("plugin_output")) {
                output.read();
            } else {
                xml.passWithout(NessusReport.RESULTS);
            }
        });
        Severity scored = Gravity.graver(scored(version3.text), scored(version4.text));
        return new NessusItem(
                plugin == null ? "" : plugin,
                level == null ? "" : level,
                Gravity.graver(risk(risk.text), scored),
                compliance.text,
                output.text == null ? "" : output.text);
    }

    boolean tellsOfScan() {
        return plugin.equals(SCAN);
    }

    boolean tellsOfDeadHost() {
        return plugin.equals(PING) && output.contains("considered as dead");
    }

    boolean tellsOfMissingLocalChecks() {
        return plugin.equals(LOCAL_CHECKS);
    }

    boolean tellsOfCheckWithoutOutcome() {
        return "ERROR".equals(compliance);
    }

    boolean isFinding() {
        // Nessus 4 wrote 1 for what has passed; a graver one contradicts that it has
        boolean passed = "PASSED".equals(compliance) && (level.equals("0") || level.equals("1"));
        return !passed && !tellsOfCheckWithoutOutcome();
    }

    /** The graver of what Nessus shows and what the plugin is graded. */
    Severity severity() {
        Severity graver = Gravity.graver(shown(), graded);
        if (compliance == null) {
            return graver;
        }
        if (compliance.equals("FAILED")) {
            return graver == Severity.INFO ? Severity.MEDIUM : graver;
        }
        return Gravity.graver(graver, Severity.UNKNOWN); // left to a person to decide
    }

    private Severity shown() {
        return switch (level) {
            case "4" -> Severity.CRITICAL;
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private static Severity risk(String factor) {
        if (factor == null) {
            return null;
        }
        return switch (factor) {
            case "Critical" -> Severity.CRITICAL;
            case "High" -> Severity.HIGH;
            case "Medium" -> Severity.MEDIUM;
            case "Low" -> Severity.LOW;
            case "None" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private static Severity scored(String score) {
        return score == null ? null : Score.severity(score);
    }

    /** The text of an element that stands once at most. */
    private static final class Only {
        private final XmlWalker xml;
        private String text;

        Only(XmlWalker xml) {
            this.xml = xml;
        }

        void read() throws IOException {
            text = xml.onlyText(text);
        }
    }
}
