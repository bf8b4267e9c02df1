package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.Locale;

/** One Semgrep report: counts its results, and what was and was not examined. */
final class SemgrepDocument {
    private final JsonWalker json;
    private final Tally tally;
    private String version;
    private boolean hasResults;
    private boolean hasErrors;
    private int results;

    SemgrepDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        if (!hasResults || !hasErrors) {
            throw Refusal.because("semgrep.no-list", hasResults ? "errors" : "results");
        }
        if (tally.examinedCount() == 0) {
            if (results == 0) {
                throw Refusal.because("semgrep.nothing-examined");
            }
            tally.examined(); // a version that does not list what it scanned
        }
        return new Contents(new Tool("Semgrep", version).shown(), null, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "version" -> version = json.text();
            case "results" -> {
                hasResults = json.isArray();
                results = json.objects(() -> SemgrepResult.read(json).count(tally));
            }
            // a file that could not be parsed, a rule that ran out of time
            case "errors" -> {
                hasErrors = json.isArray();
                json.objects(tally::notExamined);
            }
            // rules that this version or edition of Semgrep cannot carry out
            case "skipped_rules" -> json.objects(tally::notExamined);
            case "paths" -> json.object(this::paths);
            default -> {}
        }
    }

    private void paths(String name) throws IOException {
        switch (name) {
            case "scanned" -> json.array(this::scanned);
            case "skipped" -> json.objects(this::skipped);
            default -> {}
        }
    }

    private void scanned() throws IOException {
        if (json.text() != null) {
            tally.examined();
        }
    }

    private void skipped() throws IOException {
        String[] reason = new String[1];
        json.object(name -> {
            if (name.equals("reason")) {
                reason[0] = json.scalar();
            }
        });
        switch (reason[0] == null ? "" : reason[0].toLowerCase(Locale.ROOT)) {
            case "cli_include_flags_do_not_match",
                    "cli_exclude_flags_match",
                    "excluded_by_config",
                    "semgrepignore_patterns_match",
                    "gitignore_patterns_match" -> tally.notSelected();
            case "always_skipped", "binary", "dotfile", "irrelevant_rule", "wrong_language" -> tally.excluded();
            default -> tally.notExamined();
        }
    }
}
