package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The report formats that can be read. */
public enum ScanFormat implements Named {
    /** OASIS SARIF 2.1.0. */
    SARIF("sarif"),
    /** Trivy JSON: schema version 2, the older bare array, and the Kubernetes report. */
    TRIVY("trivy"),
    /** Grype JSON. */
    GRYPE("grype"),
    /** OWASP Dependency-Check JSON. */
    DEPENDENCY_CHECK_JSON("dependency-check-json"),
    /** OWASP Dependency-Check XML. */
    DEPENDENCY_CHECK_XML("dependency-check-xml"),
    /** CycloneDX JSON, from version 1.4 on, with vulnerabilities. */
    CYCLONEDX("cyclonedx"),
    /** ZAP traditional XML report. */
    ZAP_XML("zap-xml"),
    /** ZAP traditional JSON report. */
    ZAP_JSON("zap-json"),
    /** GitLab security report. */
    GITLAB("gitlab"),
    /** kube-bench JSON. */
    KUBE_BENCH("kube-bench"),
    /** Nuclei results, as JSON lines or an array. */
    NUCLEI("nuclei"),
    /** XCCDF 1.1 and 1.2 results, also inside an ARF collection. */
    XCCDF("xccdf"),
    /** Nessus report, version 2. */
    NESSUS("nessus"),
    /** Nmap's XML output with that of its script vulners. */
    NMAP("nmap"),
    /** GVM (OpenVAS) XML report. */
    GVM("gvm"),
    /** Burp Suite XML report. */
    BURP("burp"),
    /** SpotBugs XML report. */
    SPOTBUGS("spotbugs"),
    /** Lynis report file. */
    LYNIS("lynis"),
    /** SonarQube's answer to a search for issues. */
    SONARQUBE("sonarqube"),
    /** Semgrep JSON. */
    SEMGREP("semgrep"),
    /** Chef InSpec JSON, which is also the Heimdall data format. */
    INSPEC("inspec"),
    /** The product's own JSON for tests that people make. */
    ATTESTATION("attestation");

    private final String id;

    ScanFormat(String id) {
        this.id = id;
    }

    /** The format of that id, as in {@code format: 'sarif'}; empty where there is none. */
    public static Optional<ScanFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ScanFormat::id).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Message label() {
        return Message.of(ScanFormat.class, "format." + id);
    }
}
