package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * GitLab's security report, of whichever kind of scan: the part that the schemas of SAST, DAST, dependency, container
 * and secret scanning, fuzzing and so on have in common ({@code security-report-format.json} in
 * gitlab-org/security-products/security-report-schemas, versions 14 to 15).
 */
final class GitLabReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.GITLAB;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && json.has("vulnerabilities")
                && (json.has("version") && json.has("scan")
                        || json.members().getOrDefault("schema", "").contains("security-report-schemas"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        return new Document(json, source.tally()).read();
    }

    private static final class Document {
        private final JsonWalker json;
        private final Tally tally;
        private final GitLabScan scan;
        private boolean listed;
        private int vulnerabilities;
        private boolean noFiles;

        Document(JsonWalker json, Tally tally) {
            this.json = json;
            this.tally = tally;
            this.scan = new GitLabScan(json, tally);
        }

        Contents read() throws IOException {
            json.object(this::member);
            json.end();
            if (!listed) {
                throw Refusal.because("gitlab.no-vulnerabilities");
            }
            scan.judge();
            if (vulnerabilities == 0 && (noFiles || scan.reachedNothing())) {
                throw Refusal.because("gitlab.nothing-examined");
            }
            tally.examined();
            return new Contents(scan.tool(), scan.end(), tally);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "vulnerabilities" -> {
                    listed = json.isArray();
                    vulnerabilities = json.objects(() -> new GitLabVulnerability(json).read(tally));
                }
                case "scan" -> json.object(scan::member);
                case "dependency_files" -> noFiles = json.isArray() && json.array(() -> {}) == 0;
                default -> {}
            }
        }
    }
}
