package io.jenkins.plugins.releaselifecycle.jenkins;

/** Reports as scanners write them, small. {@code run} makes two reports of the same findings two reports. */
public final class Reports {

    private Reports() {}

    public static String trivy(String run, String... severities) {
        StringBuilder vulnerabilities = new StringBuilder();
        for (int i = 0; i < severities.length; i++) {
            vulnerabilities
                    .append(i == 0 ? "" : ",")
                    .append("{\"VulnerabilityID\":\"CVE-2026-")
                    .append(1000 + i)
                    .append("\",\"PkgName\":\"openssl\",\"Severity\":\"")
                    .append(severities[i])
                    .append("\"}");
        }
        return "{\"SchemaVersion\":2,\"ArtifactName\":\"shop " + run
                + "\",\"Results\":[{\"Target\":\"shop (debian 12)\","
                + "\"Class\":\"os-pkgs\",\"Type\":\"debian\",\"Vulnerabilities\":[" + vulnerabilities + "]}]}";
    }

    public static String zap(String run, int... riskCodes) {
        StringBuilder alerts = new StringBuilder();
        for (int risk : riskCodes) {
            alerts.append("<alertitem><pluginid>10011</pluginid><alert>Cookie</alert><riskcode>")
                    .append(risk)
                    .append("</riskcode><confidence>2</confidence></alertitem>");
        }
        return "<?xml version=\"1.0\"?><OWASPZAPReport version=\"2.16.0\" generated=\"" + run
                + "\"><site name=\"https://shop.example\" host=\"shop.example\" port=\"443\" ssl=\"true\"><alerts>"
                + alerts + "</alerts></site></OWASPZAPReport>";
    }

    public static String sarif(String run, String... levels) {
        StringBuilder results = new StringBuilder();
        for (int i = 0; i < levels.length; i++) {
            results.append(i == 0 ? "" : ",")
                    .append("{\"ruleId\":\"R")
                    .append(i)
                    .append("\",\"level\":\"")
                    .append(levels[i])
                    .append("\",\"message\":{\"text\":\"found\"}}");
        }
        return "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"tester " + run + "\"}},\"results\":["
                + results + "]}]}";
    }

    public static String xccdf(String run, String... results) {
        StringBuilder ruleResults = new StringBuilder();
        for (int i = 0; i < results.length; i++) {
            ruleResults
                    .append("<rule-result idref=\"rule_")
                    .append(i)
                    .append("\" severity=\"high\"><result>")
                    .append(results[i])
                    .append("</result></rule-result>");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><TestResult xmlns=\"http://checklists.nist.gov/xccdf/1.2\" id=\"xccdf_"
                + run + "\" end-time=\"2026-03-01T00:00:00\"><target>shop</target>" + ruleResults + "</TestResult>";
    }
}
