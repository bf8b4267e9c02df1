package io.jenkins.plugins.releaselifecycle.core.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The specimen of a format with its findings again and again. */
final class HugeReport {
    /** The array or the element that holds findings, by the id of the format. */
    private static final Map<String, String> REPEATED = Map.ofEntries(
            Map.entry("sarif", "results"),
            Map.entry("trivy", "Results"),
            Map.entry("grype", "matches"),
            Map.entry("dependency-check-json", "dependencies"),
            Map.entry("dependency-check-xml", "dependency"),
            Map.entry("cyclonedx", "vulnerabilities"),
            Map.entry("zap-xml", "alertitem"),
            Map.entry("zap-json", "alerts"),
            Map.entry("gitlab", "vulnerabilities"),
            Map.entry("kube-bench", "results"),
            Map.entry("nuclei", ""),
            Map.entry("xccdf", "rule-result"),
            Map.entry("nessus", "ReportHost"),
            Map.entry("nmap", "host"),
            Map.entry("gvm", "result"),
            Map.entry("burp", "issue"),
            Map.entry("semgrep", "results"),
            Map.entry("sonarqube", "issues"),
            Map.entry("spotbugs", "BugInstance"),
            Map.entry("lynis", "suggestion[]"),
            Map.entry("inspec", "controls"));

    private HugeReport() {}

    static Endless of(ScanFormat format, long bytes) {
        String specimen = new String(Reading.specimen(format), StandardCharsets.UTF_8);
        String name = REPEATED.get(format.id());
        assertThat(name)
                .as("what is repeated in a huge report of the format %s", format.id())
                .isNotNull();
        int begin;
        String part;
        switch (specimen.charAt(0)) {
            case '<' -> {
                begin = element(specimen, name, 0);
                part = specimen.substring(begin, end(specimen, name, begin)) + "\n";
            }
            case '{', '[' -> {
                begin = elements(specimen, name);
                part = specimen.substring(begin, end(specimen, begin)) + ",";
            }
            default -> {
                begin = specimen.indexOf("\n" + name) + 1;
                part = specimen.substring(begin, specimen.indexOf('\n', begin) + 1);
            }
        }
        return new Endless(
                specimen.substring(0, begin),
                part,
                bytes / part.getBytes(StandardCharsets.UTF_8).length,
                specimen.substring(begin));
    }

    private static int element(String specimen, String name, int from) {
        int with = specimen.indexOf("<" + name + " ", from);
        int without = specimen.indexOf("<" + name + ">", from);
        return with < 0 || without < 0 ? Math.max(with, without) : Math.min(with, without);
    }

    /** Where the element of that name ends that begins there and may have others of the name in it. */
    private static int end(String specimen, String name, int begin) {
        String tag = "</" + name + ">";
        int end = specimen.indexOf(tag, begin) + tag.length();
        int inner = element(specimen, name, begin + 1);
        while (inner >= 0 && inner < end) {
            end = specimen.indexOf(tag, end) + tag.length();
            inner = element(specimen, name, inner + 1);
        }
        return end;
    }

    /** Where the first element of the array of that name begins; that of the whole document without one. */
    private static int elements(String specimen, String name) {
        int member = name.isEmpty() ? 0 : specimen.indexOf("\"" + name + "\": [");
        return specimen.indexOf('[', member) + 1;
    }

    /** Where the array ends that began before {@code begin}. */
    private static int end(String specimen, int begin) {
        boolean quoted = false;
        int open = 1;
        for (int at = begin; ; at++) {
            char one = specimen.charAt(at);
            if (one == '\\') {
                at++;
            } else if (one == '"') {
                quoted = !quoted;
            } else if (!quoted && "[{".indexOf(one) >= 0) {
                open++;
            } else if (!quoted && "]}".indexOf(one) >= 0 && --open == 0) {
                return at;
            }
        }
    }
}
