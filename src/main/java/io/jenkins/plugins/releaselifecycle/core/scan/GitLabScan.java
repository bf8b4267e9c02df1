package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;

/** What a GitLab report says about its scan ({@code scan} in the schema): how it went, and what it reached. */
final class GitLabScan {
    private final JsonWalker json;
    private final Tally tally;
    private String status;
    private String scanner;
    private String analyzer;
    private Instant end;
    private boolean halted;
    private boolean noResources;

    GitLabScan(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    void member(String name) throws IOException {
        switch (name) {
            case "status" -> status = json.text();
            case "scanner" -> scanner = tool(scanner);
            case "analyzer" -> analyzer = tool(analyzer);
            case "end_time" -> end = Timestamp.of(json.text());
            case "messages" -> json.objects(this::message);
            case "scanned_resources" -> noResources = json.isArray() && json.array(() -> {}) == 0;
            case "partial_scan" -> {
                if (json.holdsAnything()) {
                    tally.notExamined();
                }
            }
            default -> {}
        }
    }

    /** Refuses a scan that did not succeed by its own word. */
    void judge() {
        if (status == null) {
            throw Refusal.because("gitlab.no-status");
        }
        if (halted || !status.equals("success")) {
            throw Refusal.because("gitlab.failed", status);
        }
    }

    /** Whether it lists the resources that it scanned, and lists none. */
    boolean reachedNothing() {
        return noResources;
    }

    String tool() {
        if (scanner != null) {
            return scanner;
        }
        return analyzer == null ? "GitLab" : analyzer;
    }

    Instant end() {
        return end;
    }

    private String tool(String otherwise) throws IOException {
        Tool tool = Tool.read(json);
        return tool.isNamed() ? tool.shown() : otherwise;
    }

    /** A warning tells of a "partial error", a fatal message of what made the scan halt. */
    private void message() throws IOException {
        String[] level = new String[1];
        json.object(name -> {
            if (name.equals("level")) {
                level[0] = json.text();
            }
        });
        switch (level[0] == null ? "" : level[0]) {
            case "info" -> {} // the normal course of a scan
            case "fatal" -> halted = true;
            default -> tally.notExamined();
        }
    }
}
