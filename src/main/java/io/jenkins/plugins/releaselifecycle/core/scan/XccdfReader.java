package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.Set;

/**
 * Results of the Extensible Configuration Checklist Description Format, 1.1 (NIST IR 7275 rev. 3) and 1.2 (rev. 4,
 * §6.6), also in an Asset Reporting Format 1.1 collection (NIST IR 7694).
 */
final class XccdfReader implements XmlReportReader {
    static final Set<String> NAMESPACES =
            Set.of("http://checklists.nist.gov/xccdf/1.1", "http://checklists.nist.gov/xccdf/1.2");

    private static final String ARF = "http://scap.nist.gov/schema/asset-reporting-format/1.1";

    @Override
    public ScanFormat format() {
        return ScanFormat.XCCDF;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && rightRoot(root.namespace(), root.name());
    }

    private static boolean rightRoot(String namespace, String name) {
        return switch (name) {
            case "Benchmark", "TestResult" -> NAMESPACES.contains(namespace);
            case "asset-report-collection" -> namespace.equals(ARF);
            default -> false;
        };
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        XccdfDocument document = new XccdfDocument(xml, source.tally());
        document.element(xml.name());
        xml.end();
        return document.contents();
    }
}
