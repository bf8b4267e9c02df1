package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;

/**
 * The JSON report of OWASP Dependency-Check. There is no schema; the template is {@code templates/jsonReport.vsl} in
 * dependency-check/DependencyCheck.
 */
final class DependencyCheckJsonReader implements JsonReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.DEPENDENCY_CHECK_JSON;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.JsonObject json
                && json.has("scanInfo")
                && (json.has("reportSchema") || json.has("projectInfo"));
    }

    @Override
    public Contents read(JsonWalker json, Source source) throws IOException {
        DependencyCheckReport report = new DependencyCheckReport(source.tally());
        Document document = new Document(json, report);
        json.object(document::member);
        json.end();
        return report.contents();
    }

    private record Document(JsonWalker json, DependencyCheckReport report) {

        void member(String name) throws IOException {
            switch (name) {
                case "scanInfo" -> json.object(this::scan);
                case "projectInfo" ->
                    json.object(part -> {
                        if (part.equals("reportDate")) {
                            report.reportDate(json.text());
                        }
                    });
                case "dependencies" -> json.objects(this::dependency);
                default -> {}
            }
        }

        private void scan(String name) throws IOException {
            switch (name) {
                case "engineVersion" -> report.engineVersion(json.text());
                case "analysisExceptions" -> json.objects(report.tally()::notExamined);
                default -> {}
            }
        }

        private void dependency() throws IOException {
            Message place = json.place();
            String[] file = new String[1];
            String[] url = new String[1]; // stands before the vulnerabilities, as the name does
            json.object(name -> {
                switch (name) {
                    case "fileName" -> file[0] = json.text();
                    case "packages" ->
                        json.objects(() -> json.object(part -> {
                            if (part.equals("id") && url[0] == null) {
                                url[0] = json.scalar();
                            }
                        }));
                    case "vulnerabilities" -> json.objects(() -> vulnerability(url[0] == null ? file[0] : url[0]));
                    case "suppressedVulnerabilities" -> json.objects(report.tally()::suppressed);
                    case "suppressedVulnerabilityIds" -> json.objects(report.tally()::excluded);
                    default -> {}
                }
            });
            if (file[0] == null) {
                throw Refusal.because("dependency-check.no-dependency", place);
            }
            report.tally().examined();
        }

        private void vulnerability(String place) throws IOException {
            DependencyCheckVulnerability found = new DependencyCheckVulnerability();
            json.object(name -> {
                switch (name) {
                    case "name" -> found.name(json.scalar());
                    case "description" -> found.description(json.scalar());
                    case "severity" -> found.own(json.scalar());
                    case "cvssv2", "cvssv3", "cvssv4" ->
                        json.object(part -> {
                            switch (part) {
                                case "severity", "baseSeverity", "score", "baseScore" ->
                                    found.rated(name, json.scalar());
                                default -> {}
                            }
                        });
                    default -> {}
                }
            });
            found.count(report.tally(), place);
        }
    }
}
