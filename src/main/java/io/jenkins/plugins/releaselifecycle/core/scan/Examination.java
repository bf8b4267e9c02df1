package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.Serializable;

/**
 * How much a scan examined, in the units of its format: rules (XCCDF), targets (Trivy), sites (ZAP), runs (SARIF),
 * hosts (Nessus, GVM, Burp Suite), open ports (Nmap), classes (SpotBugs), tests (Lynis).
 *
 * @param examined units examined to a result
 * @param passed single checks that were made and found nothing; 0 in formats that do not list them
 * @param notExamined units that should have been examined and were not: an error, an unknown outcome, not checked
 * @param excluded what does not apply or is only there for information
 * @param notSelected checks that the user of the scanner did not choose
 * @param absent findings of an earlier report that are no longer there
 */
public record Examination(int examined, int passed, int notExamined, int excluded, int notSelected, int absent)
        implements Serializable {}
