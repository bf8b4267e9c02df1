package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** The answer of SonarQube's and SonarCloud's {@code api/issues/search}. */
final class SonarQubeReader implements ReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SONARQUBE;
    }

    @Override
    public Syntax syntax() {
        return Syntax.JSON;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json && json.has("paging") && json.has("issues");
    }

    @Override
    public Contents read(Source source) throws IOException {
        try (JsonWalker json = source.json()) {
            return new Document(json, source.tally()).read();
        }
    }

    private static final class Document {
        private final JsonWalker json;
        private final Tally tally;
        private boolean listed;
        private int issues;
        private int total = -1;

        Document(JsonWalker json, Tally tally) {
            this.json = json;
            this.tally = tally;
        }

        Contents read() throws IOException {
            json.object(this::member);
            json.end();
            if (!listed || total < 0) {
                throw Refusal.because("sonarqube.no-issues");
            }
            if (total > issues) {
                throw Refusal.because("sonarqube.page", issues, total);
            }
            if (issues == 0) {
                throw Refusal.because("sonarqube.nothing-examined");
            }
            tally.examined();
            return new Contents("SonarQube", null, tally);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "issues" -> {
                    listed = json.isArray();
                    issues = json.objects(() -> SonarQubeIssue.read(json).count(tally));
                }
                case "total" -> total = Math.max(total, json.integer());
                case "paging" -> json.object(this::paging);
                case "hotspots" -> {
                    if (json.holdsAnything()) {
                        throw Refusal.because("sonarqube.hotspots", json.place());
                    }
                }
                default -> {}
            }
        }

        private void paging(String name) throws IOException {
            if (name.equals("total")) {
                total = Math.max(total, json.integer());
            }
        }
    }
}
