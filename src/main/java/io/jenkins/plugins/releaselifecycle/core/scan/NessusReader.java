package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Nessus reports, version 2 ("Nessus File (.nessus) Format", Tenable, 2023). */
final class NessusReader implements XmlReportReader {
    private static final String ROOT = "NessusClientData_v2";

    @Override
    public ScanFormat format() {
        return ScanFormat.NESSUS;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && root.isPlain(ROOT);
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        NessusReport report = new NessusReport(xml, source.tally());
        xml.children(name -> {
            if (xml.isPlain("Report")) {
                report.read();
            } else {
                xml.passWithout(NessusReport.RESULTS);
            }
        });
        xml.end();
        return report.contents();
    }
}
