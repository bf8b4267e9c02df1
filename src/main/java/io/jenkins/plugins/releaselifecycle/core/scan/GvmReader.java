package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.Set;

/**
 * XML reports of GVM, formerly OpenVAS (Greenbone Management Protocol, {@code get_reports}): the export, with one
 * report in another, or the answer of the protocol.
 */
final class GvmReader implements XmlReportReader {
    private static final String REPORT = "report";
    private static final String ANSWER = "get_reports_response";

    @Override
    public ScanFormat format() {
        return ScanFormat.GVM;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root
                && (root.isPlain(ANSWER)
                        || root.isPlain(REPORT) && root.attributes().contains("format_id"));
    }

    /** Also a report taken out of the one that wraps it. */
    @Override
    public boolean accepts(Opening opening) {
        return recognises(opening) || opening instanceof Opening.XmlRoot root && root.isPlain(REPORT);
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        Tally tally = source.tally();
        GvmReports reports = new GvmReports(xml, tally);
        if (xml.isPlain(REPORT)) {
            reports.report();
        } else {
            xml.children(name -> {
                if (xml.isPlain(REPORT)) {
                    reports.report();
                } else {
                    xml.passWithout(Set.of(REPORT, "results", "result"));
                }
            });
        }
        xml.end();
        return reports.contents();
    }
}
