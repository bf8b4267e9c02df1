package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * The XML report of Burp Suite. Its document type, which each report carries inside, is the only specification; it is
 * passed over like any other.
 */
final class BurpReader implements ReportReader {
    private static final String ROOT = "issues";
    private static final String ISSUE = "issue";
    private static final String VERSION = "burpVersion";

    @Override
    public ScanFormat format() {
        return ScanFormat.BURP;
    }

    @Override
    public Syntax syntax() {
        return Syntax.XML;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root
                && root.name().equals(ROOT)
                && root.namespace().isEmpty()
                && root.attributes().contains(VERSION);
    }

    @Override
    public Contents read(Source source) throws IOException {
        try (XmlWalker xml = source.xml()) {
            xml.root();
            String version = xml.attribute(VERSION);
            if (!xml.isPlain(ROOT) || version == null) {
                throw Refusal.because(
                        "root.unexpected", format(), source.opening().found());
            }
            Tally tally = source.tally();
            Hosts hosts = new Hosts(tally);
            xml.children(name -> {
                if (xml.isPlain(ISSUE)) {
                    issue(xml, tally, hosts);
                } else {
                    xml.passWithout(Set.of(ISSUE));
                }
            });
            xml.end();
            if (tally.examinedCount() == 0) {
                throw Refusal.because("burp.nothing-examined");
            }
            return new Contents(version.isBlank() ? "Burp Suite" : "Burp Suite " + version, null, tally);
        }
    }

    private static void issue(XmlWalker xml, Tally tally, Hosts hosts) throws IOException {
        String[] severity = new String[1];
        String[] host = new String[1];
        xml.children(name -> {
            if (xml.isPlain("severity")) {
                severity[0] = xml.onlyText(severity[0]);
            } else if (xml.isPlain("host")) {
                host[0] = xml.onlyText(host[0]);
            } else {
                xml.passWithout(Set.of(ISSUE));
            }
        });
        hosts.add(host[0]);
        if ("False positive".equals(severity[0])) {
            tally.suppressed();
        } else {
            tally.finding(severity(severity[0]));
        }
    }

    private static Severity severity(String text) {
        return switch (text == null ? "" : text) {
            case "Critical" -> Severity.CRITICAL;
            case "High" -> Severity.HIGH;
            case "Medium" -> Severity.MEDIUM;
            case "Low" -> Severity.LOW;
            case "Information" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    /** The hosts that issues were found on; Burp tells of no others. */
    private static final class Hosts {
        private final Set<String> seen = new HashSet<>();
        private final TextBudget budget = new TextBudget();
        private final Tally tally;

        Hosts(Tally tally) {
            this.tally = tally;
        }

        void add(String host) {
            if (host != null && !host.isEmpty() && seen.add(host)) {
                budget.charge(host);
                tally.examined();
            }
        }
    }
}
