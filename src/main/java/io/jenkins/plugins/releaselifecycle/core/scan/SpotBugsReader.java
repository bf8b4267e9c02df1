package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * The XML report of SpotBugs, also with the findings of its plugins, such as Find Security Bugs
 * ({@code spotbugs/etc/bugcollection.xsd} in spotbugs/spotbugs).
 */
final class SpotBugsReader implements XmlReportReader {

    @Override
    public ScanFormat format() {
        return ScanFormat.SPOTBUGS;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && root.isPlain("BugCollection");
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        SpotBugsDocument document = new SpotBugsDocument(xml, source.tally());
        document.read();
        xml.end();
        return document.contents();
    }
}
