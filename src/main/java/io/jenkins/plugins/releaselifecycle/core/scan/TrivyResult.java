package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** One result of a Trivy report: a target with what was found in it. */
final class TrivyResult {
    /** What only a result of Trivy has; besides its target, each has one of these at least. */
    private static final Set<String> OWN = Set.of(
            "Class",
            "Type",
            "Packages",
            "Vulnerabilities",
            "MisconfSummary",
            "Misconfigurations",
            "Secrets",
            "Licenses",
            "CustomResources",
            "ExperimentalModifiedFindings");

    /** What would hold findings, in lower case: under these names or others like them it would not be counted. */
    private static final Set<String> LIKE_FINDINGS = Set.of(
            "results",
            "severity",
            "vulnerabilities",
            "misconfsummary",
            "misconfigurations",
            "secrets",
            "licenses",
            "customresources",
            "experimentalmodifiedfindings");

    private final JsonWalker json;
    private final Tally tally;
    private final Message place;
    private String target;
    private boolean own;
    private int failures;
    private int failuresListed;

    TrivyResult(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
        this.place = json.place();
    }

    void read() throws IOException {
        json.object(this::member);
        if (target == null || !own) {
            throw Refusal.because("trivy.no-result", place);
        }
        for (int i = failuresListed; i < failures; i++) {
            tally.finding(Severity.UNKNOWN); // a check that failed and is not listed
        }
        tally.examined();
    }

    private void member(String name) throws IOException {
        own |= OWN.contains(name);
        switch (name) {
            case "Target" -> target = json.text();
            case "Vulnerabilities", "Secrets", "Licenses", "CustomResources" -> json.objects(this::finding);
            case "Misconfigurations" -> json.objects(this::check);
            case "MisconfSummary" -> json.object(this::summary);
            case "ExperimentalModifiedFindings" -> json.objects(tally::suppressed);
            default -> {
                if (LIKE_FINDINGS.contains(name.toLowerCase(Locale.ROOT))) {
                    throw Refusal.because("trivy.misplaced", json.place(), name);
                }
            }
        }
    }

    private void summary(String name) throws IOException {
        if (name.equals("Failures")) {
            failures = json.integer();
        }
    }

    private void finding() throws IOException {
        String[] severity = new String[1];
        json.object(name -> {
            if (name.equals("Severity")) {
                severity[0] = json.text();
            }
        });
        tally.finding(severity(severity[0]));
    }

    private void check() throws IOException {
        String[] severity = new String[1];
        String[] status = new String[1];
        json.object(name -> {
            switch (name) {
                case "Severity" -> severity[0] = json.text();
                case "Status" -> status[0] = json.text();
                default -> {}
            }
        });
        switch (status[0] == null ? "" : status[0].strip().toUpperCase(Locale.ROOT)) {
            case "PASS" -> {} // a check of a target that is counted as examined
            case "EXCEPTION" -> tally.suppressed();
            default -> {
                tally.finding(severity(severity[0]));
                failuresListed++;
            }
        }
    }

    private static Severity severity(String text) {
        return switch (text == null ? "" : text.strip().toUpperCase(Locale.ROOT)) {
            case "CRITICAL" -> Severity.CRITICAL;
            case "HIGH" -> Severity.HIGH;
            case "MEDIUM" -> Severity.MEDIUM;
            case "LOW" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }
}
