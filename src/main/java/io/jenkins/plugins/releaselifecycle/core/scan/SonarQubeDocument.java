package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** One answer of SonarQube: counts its issues and hotspots, then holds their number against the one that it tells. */
final class SonarQubeDocument {
    private final JsonWalker json;
    private final Tally tally;
    private final TextBudget budget = new TextBudget();
    private final Set<String> keys = new HashSet<>();
    private boolean issues;
    private boolean hotspots;
    private int total = -1;

    SonarQubeDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        judge();
        tally.examined();
        return new Contents("SonarQube", null, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "issues" -> {
                issues = json.isArray();
                json.objects(this::row);
            }
            case "hotspots" -> hotspots = json.objects(this::row) > 0;
            case "total" -> total(name);
            case "paging" -> json.object(this::total);
            default -> {}
        }
    }

    /** Of two numbers the greater one is believed. */
    private void total(String name) throws IOException {
        if (name.equals("total")) {
            total = Math.max(total, json.integer());
        }
    }

    /** Rows are told apart by their keys, as a row of one page may stand on the next one, too. */
    private void row() throws IOException {
        SonarQubeIssue issue = SonarQubeIssue.read(json);
        issue.count(tally);
        if (keys.add(issue.key())) {
            budget.charge(issue.key());
        }
    }

    private void judge() {
        if (!issues) {
            throw Refusal.because(hotspots ? "sonarqube.hotspots" : "sonarqube.no-issues");
        }
        if (total < 0) {
            throw Refusal.because("sonarqube.no-total");
        }
        if (keys.size() < total) {
            throw Refusal.because("sonarqube.page", keys.size(), total);
        }
        if (hotspots && keys.size() != total) {
            throw Refusal.because("sonarqube.two-lists", keys.size(), total);
        }
        if (keys.isEmpty()) {
            throw Refusal.because("sonarqube.nothing-examined");
        }
    }
}
