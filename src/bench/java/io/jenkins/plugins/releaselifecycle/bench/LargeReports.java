package io.jenkins.plugins.releaselifecycle.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Makes reports as large as one likes, written like those of real scanners; the same every time. */
final class LargeReports {
    static final int SARIF_BYTES = 60_000_000;
    static final int NESSUS_BYTES = 14_000_000;

    private static final int RULES = 240;
    private static final String[] PROBLEMS = {
        "Query built from user-controlled sources", "Cross-site scripting", "Hard-coded credential", "Weak cipher",
        "Path from a request parameter", "Missing check of a certificate", "Resource that may stay open",
                "Log injection",
    };
    private static final String[] SCORES = {"9.8", "8.8", "7.5", "6.1", "5.3", "3.7"};
    private static final String[] LEVELS = {"error", "warning", "note"};
    private static final String[] WORDS = {
        "order", "invoice", "customer", "session", "portal", "ledger", "cart", "stock", "price", "user", "mail", "token"
    };

    private LargeReports() {}

    static Path sarif() throws IOException {
        return file(".sarif", out -> sarif(out, SARIF_BYTES));
    }

    static Path nessus() throws IOException {
        return file(".nessus", out -> nessus(out, NESSUS_BYTES));
    }

    private static Path file(String suffix, Content content) throws IOException {
        Path file = Files.createTempFile("large", suffix);
        file.toFile().deleteOnExit();
        try (Counted out = new Counted(Files.newOutputStream(file))) {
            content.write(out);
        }
        return file;
    }

    private interface Content {
        void write(Counted out);
    }

    /** A SARIF log of one run, the tool first, of about that many bytes. */
    static void sarif(Counted out, long bytes) {
        SplittableRandom random = new SplittableRandom(60);
        out.print(
                "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":");
        out.print("{\"driver\":{\"name\":\"Own Analyser\",\"semanticVersion\":\"4.2.0\",\"rules\":[");
        for (int i = 0; i < RULES; i++) {
            String problem = PROBLEMS[i % PROBLEMS.length];
            out.print((i == 0 ? "" : ",") + "{\"id\":\"" + rule(i) + "\",\"name\":\"" + rule(i)
                    + "\",\"shortDescription\":{\"text\":\"" + problem + "\"},\"fullDescription\":{\"text\":\""
                    + problem
                    + " can let somebody else decide what the application does.\"},\"defaultConfiguration\":{\"enabled\":true,"
                    + "\"level\":\"" + LEVELS[i % LEVELS.length] + "\"},\"help\":{\"text\":\"" + sentence(random, 40)
                    + "\"},\"properties\":{\"tags\":[\"security\",\"external/cwe/cwe-" + (20 + i)
                    + "\"],\"precision\":\"high\""
                    + (i % 5 == 0 ? "" : ",\"security-severity\":\"" + SCORES[i % SCORES.length] + "\"")
                    + "}}");
        }
        out.print("]}},\"invocations\":[{\"executionSuccessful\":true,\"endTimeUtc\":\"2026-03-04T05:06:07Z\"}],"
                + "\"columnKind\":\"utf16CodeUnits\",\"results\":[");
        for (int i = 0; out.written() < bytes - 4; i++) {
            out.print((i == 0 ? "" : ",") + result(random));
        }
        out.print("]}]}\n");
    }

    private static String result(SplittableRandom random) {
        int rule = random.nextInt(RULES);
        int line = 1 + random.nextInt(2_000);
        int column = 5 + 4 * random.nextInt(6);
        String word = word(random);
        return "{\"ruleId\":\"" + rule(rule) + "\",\"ruleIndex\":" + rule
                + (random.nextInt(3) == 0 ? ",\"level\":\"" + LEVELS[rule % LEVELS.length] + "\"" : "")
                + ",\"message\":{\"text\":\"" + PROBLEMS[rule % PROBLEMS.length]
                + ": this depends on a value that comes from "
                + word
                + ".\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"src/main/java/com/example/shop/"
                + word + "/" + word(random) + random.nextInt(400)
                + ".java\",\"uriBaseId\":\"%SRCROOT%\"},\"region\":{\"startLine\":" + line + ",\"startColumn\":"
                + column
                + ",\"endColumn\":" + (column + 30) + ",\"snippet\":{\"text\":\"    " + word + ".find(\\\""
                + word(random)
                + " = '\\\" + request.get(\\\"" + word(random)
                + "\\\") + \\\"'\\\");\\n\"}}}}],\"partialFingerprints\":"
                + "{\"primaryLocationLineHash\":\"" + hex(random) + ":1\",\"primaryLocationStartColumnFingerprint\":\""
                + (column - 1) + "\"}}";
    }

    /** A Nessus report, version 2, of about that many bytes. */
    static void nessus(Counted out, long bytes) {
        SplittableRandom random = new SplittableRandom(14);
        out.print(
                "<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n<Policy><policyName>Own policy</policyName></Policy>\n"
                        + "<Report name=\"own\" xmlns:cm=\"http://www.nessus.org/cm\">\n");
        for (int host = 0; out.written() < bytes; host++) {
            String address = "198.51." + host / 250 + "." + (1 + host % 250);
            out.print("<ReportHost name=\"" + address
                    + "\"><HostProperties>\n<tag name=\"HOST_END_TIMESTAMP\">1772600767</tag>\n"
                    + "<tag name=\"HOST_END\">Wed Mar  4 05:06:07 2026</tag>\n<tag name=\"operating-system\">Linux</tag>\n"
                    + "<tag name=\"host-ip\">" + address + "</tag>\n</HostProperties>\n");
            for (int i = 0; i < 60; i++) {
                item(out, random);
            }
            out.print("</ReportHost>\n");
        }
        out.print("</Report>\n</NessusClientData_v2>\n");
    }

    private static void item(Counted out, SplittableRandom random) {
        int level = random.nextInt(5);
        String risk = new String[] {"None", "Low", "Medium", "High", "Critical"}[level];
        int plugin = 100_000 + random.nextInt(3_000);
        out.print("<ReportItem port=\"" + (1 + random.nextInt(9_000))
                + "\" svc_name=\"www\" protocol=\"tcp\" severity=\"" + level
                + "\" pluginID=\"" + plugin + "\" pluginName=\"Own check " + plugin + " &lt; 2.4." + random.nextInt(60)
                + "\" pluginFamily=\"Web Servers\">\n<cpe>cpe:/a:example:" + word(random) + "</cpe>\n");
        if (level > 0) {
            out.print("<cve>CVE-2025-" + (10_000 + random.nextInt(40_000)) + "</cve>\n<cvss3_base_score>"
                    + new String[] {"0.0", "3.7", "5.3", "8.8", "9.8"}[level] + "</cvss3_base_score>\n"
                    + "<cvss3_vector>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N</cvss3_vector>\n");
        }
        out.print("<description>" + sentence(random, 60) + "</description>\n<fname>own_" + plugin + ".nasl</fname>\n"
                + "<plugin_modification_date>2026/01/15</plugin_modification_date>\n<plugin_type>remote</plugin_type>\n"
                + "<risk_factor>" + risk + "</risk_factor>\n<script_version>1.14</script_version>\n"
                + "<see_also>https://scanner.example/" + hex(random) + "</see_also>\n<solution>" + sentence(random, 12)
                + "</solution>\n<synopsis>" + sentence(random, 8) + "</synopsis>\n<plugin_output>\n  URL : http://"
                + word(random) + ".example/\n  Installed version : 2.4." + random.nextInt(60)
                + "\n  Fixed version : 2.4.62\n</plugin_output>\n</ReportItem>\n");
    }

    private static String rule(int number) {
        return "java/" + WORDS[number % WORDS.length] + "-" + number;
    }

    private static String word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static String hex(SplittableRandom random) {
        return Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }

    private static String sentence(SplittableRandom random, int words) {
        StringBuilder sentence = new StringBuilder("The");
        for (int i = 0; i < words; i++) {
            sentence.append(' ').append(word(random));
        }
        return sentence.append('.').toString();
    }

    /** Plain text, and how much of it there was. */
    static final class Counted extends PrintStream {
        private long written;

        Counted(OutputStream out) {
            super(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.US_ASCII);
        }

        @Override
        public void print(String text) {
            written += text.length();
            super.print(text);
        }

        long written() {
            return written;
        }
    }
}
