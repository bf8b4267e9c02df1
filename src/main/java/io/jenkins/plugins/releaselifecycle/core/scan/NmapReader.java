package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * Nmap's XML output ({@code docs/nmap.dtd} in nmap/nmap) with what the script {@code vulners} and others say of
 * vulnerabilities.
 */
final class NmapReader implements XmlReportReader {
    private static final String ROOT = "nmaprun";

    @Override
    public ScanFormat format() {
        return ScanFormat.NMAP;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && root.isPlain(ROOT);
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        NmapRun run = new NmapRun(xml, source.tally());
        run.read();
        xml.end();
        return run.contents();
    }
}
