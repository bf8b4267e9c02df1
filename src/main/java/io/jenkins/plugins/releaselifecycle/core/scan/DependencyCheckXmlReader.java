package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The XML report of OWASP Dependency-Check, by its schemas {@code dependency-check.1.3.xsd} to {@code 4.1.xsd}. An
 * identifier that was suppressed excludes whatever is known about it.
 */
final class DependencyCheckXmlReader implements XmlReportReader {
    private static final String ROOT = "analysis";

    /** Each version of the schema has a namespace of its own. */
    private static final Pattern NAMESPACE = Pattern.compile("https?://\\S+/dependency-check\\.\\d+(\\.\\d+)*\\.xsd");

    /** What may not be lost in a place where it does not belong, or in another namespace. */
    private static final Set<String> RESULTS = Set.of(
            "analysisExceptions",
            "dependencies",
            "dependency",
            "vulnerabilities",
            "vulnerability",
            "suppressedVulnerability");

    @Override
    public ScanFormat format() {
        return ScanFormat.DEPENDENCY_CHECK_XML;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && rightRoot(root.namespace(), root.name());
    }

    private static boolean rightRoot(String namespace, String name) {
        return name.equals(ROOT) && NAMESPACE.matcher(namespace).matches();
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        DependencyCheckReport report = new DependencyCheckReport(source.tally());
        new Document(xml, xml.namespace(), report).read();
        xml.end();
        return report.contents();
    }

    private record Document(XmlWalker xml, String namespace, DependencyCheckReport report) {

        void read() throws IOException {
            String[] version = new String[1];
            String[] date = new String[1];
            children(name -> {
                switch (name) {
                    case "scanInfo" ->
                        children(part -> {
                            switch (part) {
                                case "engineVersion" -> version[0] = xml.onlyText(version[0]);
                                case "analysisExceptions" -> exceptions();
                                default -> xml.passWithout(RESULTS);
                            }
                        });
                    case "projectInfo" ->
                        children(part -> {
                            if (part.equals("reportDate")) {
                                date[0] = xml.onlyText(date[0]);
                            } else {
                                xml.passWithout(RESULTS);
                            }
                        });
                    case "dependencies" -> children(this::dependencyHere);
                    default -> xml.passWithout(RESULTS);
                }
            });
            report.engineVersion(version[0]);
            report.reportDate(date[0]);
        }

        private void exceptions() throws IOException {
            children(exception -> {
                xml.passWithout(RESULTS);
                report.tally().notExamined();
            });
        }

        private void dependencyHere(String name) throws IOException {
            if (name.equals("dependency")) {
                dependency();
            } else {
                xml.passWithout(RESULTS);
            }
        }

        private void dependency() throws IOException {
            Message place = xml.place();
            String[] file = new String[1];
            String[] url = new String[1];
            children(name -> {
                switch (name) {
                    case "fileName" -> file[0] = xml.onlyText(file[0]);
                    case "analysisExceptions" -> exceptions();
                    case "identifiers" -> children(part -> identifier(part, url));
                    case "vulnerabilities" ->
                        children(part -> vulnerabilityHere(part, url[0] == null ? file[0] : url[0]));
                    default -> xml.passWithout(RESULTS);
                }
            });
            if (file[0] == null) {
                throw Refusal.because("dependency-check.no-dependency", place);
            }
            report.tally().examined();
        }

        /** Reads one identifier of a dependency, which keeps the first package URL among them. */
        private void identifier(String name, String[] url) throws IOException {
            if (name.equals("package")) {
                children(part -> {
                    if (part.equals("id") && url[0] == null) {
                        url[0] = xml.text();
                    } else {
                        xml.passWithout(RESULTS);
                    }
                });
                return;
            }
            xml.passWithout(RESULTS);
            switch (name) {
                case "suppressedIdentifier", "suppressedVulnerabilityIds" ->
                    report.tally().excluded();
                default -> {}
            }
        }

        private void vulnerabilityHere(String name, String place) throws IOException {
            switch (name) {
                case "vulnerability" -> vulnerability(place);
                case "suppressedVulnerability" -> {
                    xml.children(part -> xml.passWithout(RESULTS));
                    report.tally().suppressed();
                }
                default -> xml.passWithout(RESULTS);
            }
        }

        private void vulnerability(String place) throws IOException {
            DependencyCheckVulnerability found = new DependencyCheckVulnerability();
            String[] severity = new String[1];
            String[] id = new String[1];
            children(name -> {
                switch (name) {
                    case "severity" -> severity[0] = xml.onlyText(severity[0]);
                    case "name" -> id[0] = xml.onlyText(id[0]);
                    case "description" -> found.description(xml.text());
                    case "cvssScore" -> found.rated(DependencyCheckVulnerability.CVSS_2, xml.text());
                    case "cvssV2", "cvssV3", "cvssV4" ->
                        children(part -> {
                            switch (part) {
                                case "severity", "baseSeverity", "score", "baseScore" -> found.rated(name, xml.text());
                                default -> xml.passWithout(RESULTS);
                            }
                        });
                    default -> xml.passWithout(RESULTS);
                }
            });
            found.own(severity[0]);
            found.name(id[0]);
            found.count(report.tally(), place);
        }

        /** Goes through the children of the element here; one of another namespace has no name for {@code child}. */
        private void children(XmlWalker.Child child) throws IOException {
            xml.children(name -> child.read(xml.namespace().equals(namespace) ? name : ""));
        }
    }
}
