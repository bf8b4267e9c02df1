package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;

/**
 * How much a scan examined, in the units of its format: rules (XCCDF), targets (Trivy), sites (ZAP), runs (SARIF),
 * hosts (Nessus, GVM, Burp Suite), open ports (Nmap).
 *
 * @param examined units examined to a result
 * @param notExamined units that should have been examined and were not: an error, an unknown outcome, not checked
 * @param excluded units left out on purpose: not selected, not applicable, informational
 */
public record Examination(int examined, int notExamined, int excluded) implements Serializable {}
