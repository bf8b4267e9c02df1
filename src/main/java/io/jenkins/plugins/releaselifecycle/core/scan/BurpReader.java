package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The XML report of Burp Suite. Its document type, which each report carries inside, is the only specification; it is
 * passed over like any other.
 */
final class BurpReader implements XmlReportReader {
    private static final String ROOT = "issues";
    private static final String ISSUE = "issue";
    private static final String VERSION = "burpVersion";

    /** The type of every issue that an extension reports. */
    private static final String OF_EXTENSION = "134217728";

    /** What is read of an issue. */
    private static final Set<String> READ = Set.of("severity", "host", "type", "name", "path", "location");

    @Override
    public ScanFormat format() {
        return ScanFormat.BURP;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root
                && root.isPlain(ROOT)
                && root.attributes().contains(VERSION);
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        String version = xml.attribute(VERSION);
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
        return new Contents(new Tool("Burp Suite", version).shown(), null, tally);
    }

    private static void issue(XmlWalker xml, Tally tally, Hosts hosts) throws IOException {
        Map<String, String> texts = new HashMap<>();
        xml.children(name -> {
            if (READ.contains(name) && xml.namespace().isEmpty()) {
                texts.put(name, xml.onlyText(texts.get(name)));
            } else {
                xml.passWithout(Set.of(ISSUE));
            }
        });
        String host = texts.get("host");
        String severity = texts.get("severity");
        hosts.add(host);
        if ("False positive".equals(severity)) {
            tally.suppressed();
        } else {
            tally.finding(severity(severity), severity, sighting(host, texts));
        }
    }

    /** The location is the path with, as a rule, the parameter. */
    private static Sighting sighting(String host, Map<String, String> texts) {
        String path = texts.get("path");
        String location = texts.get("location");
        String name = texts.get("name");
        String type = texts.get("type");
        String place =
                String.join("", host == null ? "" : host, location == null ? path == null ? "" : path : location);
        String rule = type == null || type.equals(OF_EXTENSION) ? Sighting.joined(" ", type, name) : type;
        return new Sighting(rule, place, name, host + "\n" + path + "\n" + location);
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
