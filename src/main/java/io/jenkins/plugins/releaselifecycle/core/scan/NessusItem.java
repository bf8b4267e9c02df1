package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Set;

/**
 * What one plugin of Nessus says of one host.
 *
 * @param sighting where, and its number
 * @param level the attribute {@code severity}: what Nessus shows, which a user may have changed
 * @param graded the graver of the plugin's own risk factor and its CVSS 3 and 4 base scores, or {@code null}
 * @param compliance outcome of a check of the configuration, or {@code null} where it is none
 * @param output text of one of the {@link #TELLING} plugins, else empty
 */
record NessusItem(Sighting sighting, String level, Rating graded, String compliance, String output) {
    private static final String COMPLIANCE = "http://www.nessus.org/cm";

    /** "Nessus Scan Information". */
    private static final String SCAN = "19506";

    /** "Ping the remote host". */
    private static final String PING = "10180";

    /** "OS Security Patch Assessment Failed": the login that was given did not work. */
    private static final String LOCAL_CHECKS = "21745";

    /** Plugins whose output says something about the scan. */
    private static final Set<String> TELLING = Set.of(SCAN, PING);

    /** Reads the {@code ReportItem} here, of that host. */
    static NessusItem read(XmlWalker xml, String host) throws IOException {
        String plugin = xml.attribute("pluginID");
        String title = xml.attribute("pluginName");
        String port = xml.attribute("port");
        String protocol = xml.attribute("protocol");
        String level = xml.attribute("severity");
        boolean telling = plugin != null && TELLING.contains(plugin);
        Only risk = new Only(xml);
        Only version3 = new Only(xml);
        Only version4 = new Only(xml);
        Only compliance = new Only(xml);
        Only check = new Only(xml);
        Only output = new Only(xml);
        xml.children(name -> {
            if (name.equals("compliance-result") && xml.namespace().equals(COMPLIANCE)) {
                compliance.read();
            } else if (name.equals("compliance-check-name") && xml.namespace().equals(COMPLIANCE)) {
                check.read();
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
        String place = Sighting.at(host, protocol == null ? port : port + "/" + protocol);
        Rating scored = Rating.graver(scored(version3.text), scored(version4.text));
        return new NessusItem(
                check.text == null
                        ? new Sighting(plugin, place, title)
                        : new Sighting(plugin, place, check.text, place + "\n" + check.text),
                level,
                Rating.graver(Rating.of(risk(risk.text), risk.text), scored),
                compliance.text,
                output.text == null ? "" : output.text);
    }

    boolean tellsOfScan() {
        return SCAN.equals(sighting.rule());
    }

    boolean tellsOfDeadHost() {
        return PING.equals(sighting.rule()) && output.contains("considered as dead");
    }

    boolean tellsOfMissingLocalChecks() {
        return LOCAL_CHECKS.equals(sighting.rule());
    }

    boolean tellsOfCheckWithoutOutcome() {
        return "ERROR".equals(compliance);
    }

    boolean tellsOfPassedCheck() {
        // Nessus 4 wrote 1 for what has passed; a graver one contradicts that it has
        return "PASSED".equals(compliance) && ("0".equals(level) || "1".equals(level));
    }

    /** The graver of what Nessus shows and what the plugin is graded. */
    Rating rating() {
        Rating graver = Rating.graver(new Rating(shown(), level), graded);
        if (compliance == null) {
            return graver;
        }
        if (compliance.equals("FAILED")) {
            return graver.severity() == Severity.INFO ? new Rating(Severity.MEDIUM, compliance) : graver;
        }
        return Rating.graver(graver, new Rating(Severity.UNKNOWN, compliance)); // left to a person to decide
    }

    private Severity shown() {
        return switch (level == null ? "" : level) {
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

    private static Rating scored(String score) {
        return score == null ? null : Rating.of(Score.severity(score), score);
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
