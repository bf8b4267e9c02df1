package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
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
    private final String resource;
    private final String artifact;
    private String target;
    private boolean own;
    private int failures;
    private int failuresListed;

    /**
     * @param resource of a cluster, {@code null} for none
     * @param artifact the name of which begins its targets, {@code null} for none
     */
    TrivyResult(JsonWalker json, Tally tally, String resource, String artifact) {
        this.json = json;
        this.tally = tally;
        this.resource = resource;
        this.artifact = artifact;
        this.place = json.place();
    }

    void read() throws IOException {
        json.object(this::member);
        if (target == null || !own) {
            throw Refusal.because("trivy.no-result", place);
        }
        for (int i = failuresListed; i < failures; i++) {
            tally.finding(Rating.NONE, new Sighting(null, shownTarget())); // a check that failed and is not listed
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
        count(TrivyFinding.read(json));
    }

    private void check() throws IOException {
        TrivyFinding check = TrivyFinding.read(json);
        switch (check.status()) {
            case "PASS" -> tally.passed();
            case "EXCEPTION" -> tally.suppressed();
            default -> {
                count(check);
                failuresListed++;
            }
        }
    }

    private void count(TrivyFinding finding) {
        tally.finding(finding.rating(), finding.sighting(shownTarget(), lastingTarget()));
    }

    private String shownTarget() {
        return Sighting.joined(", ", resource, target);
    }

    /** Without the name of the artifact, which has the tag of the image in it. */
    private String lastingTarget() {
        boolean begins = artifact != null && target != null && target.startsWith(artifact);
        return Sighting.joined("\0", resource, begins ? target.substring(artifact.length()) : target);
    }
}
