package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts of a Nessus report, with what was found on each. */
final class NessusReport {
    /** What may not be lost in a place where it does not belong. */
    static final Set<String> RESULTS = Set.of("ReportHost", "ReportItem");

    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*Nessus version\\s*:\\s*(\\S+)");

    private final ToolNames tools = new ToolNames();
    private final XmlWalker xml;
    private final Tally tally;
    private int hosts;
    private Instant end;

    NessusReport(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
    }

    /** Reads the {@code Report} here. */
    void read() throws IOException {
        xml.children(name -> {
            if (xml.isPlain("ReportHost")) {
                hosts++;
                new Host(xml.attribute("name")).read();
            } else {
                xml.passWithout(RESULTS);
            }
        });
    }

    Contents contents() {
        if (tally.examinedCount() == 0) {
            throw Refusal.because("nessus.nothing-examined", hosts);
        }
        String tool = tools.toString();
        return new Contents(tool.isEmpty() ? "Nessus" : tool, end, tally);
    }

    /** One host. Nessus writes when its scan ended last of all; where that is missing, the scan was broken off. */
    private final class Host {
        private final String name;
        private boolean ended;
        private boolean spoken;
        private boolean dead;

        Host(String name) {
            this.name = name;
        }

        void read() throws IOException {
            xml.children(part -> {
                if (xml.isPlain("ReportItem")) {
                    item(NessusItem.read(xml, name));
                } else if (xml.isPlain("HostProperties")) {
                    xml.children(child -> property());
                } else {
                    xml.passWithout(RESULTS);
                }
            });
            if (ended && spoken && !dead) {
                tally.examined();
            } else {
                tally.notExamined();
            }
        }

        private void property() throws IOException {
            String tag = xml.isPlain("tag") ? xml.attribute("name") : null;
            if ("HOST_END".equals(tag)) {
                ended |= !xml.text().isEmpty();
            } else if ("HOST_END_TIMESTAMP".equals(tag)) {
                Instant time = Timestamp.ofSeconds(xml.text());
                ended |= time != null;
                end = Timestamp.latest(end, time);
            } else {
                xml.passWithout(RESULTS);
            }
        }

        private void item(NessusItem item) {
            spoken = true;
            dead |= item.tellsOfDeadHost();
            if (item.tellsOfMissingLocalChecks() || item.tellsOfCheckWithoutOutcome()) {
                tally.notExamined();
            }
            if (item.tellsOfPassedCheck()) {
                tally.passed();
            } else if (!item.tellsOfCheckWithoutOutcome()) {
                tally.finding(item.rating(), item.sighting());
            }
            if (item.tellsOfScan()) {
                Matcher version = VERSION.matcher(item.output());
                tools.add(version.find() ? "Nessus " + version.group(1) : "Nessus");
            }
        }
    }
}
