package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.Set;

/**
 * ZAP's "traditional XML" report. There is no schema; the template is {@code reports/traditional-xml} in
 * zaproxy/zap-extensions. An alert counts once a site, however many instances it has there.
 */
final class ZapXmlReader implements XmlReportReader {
    private static final String ROOT = "OWASPZAPReport";
    private static final String SITE = "site";
    private static final String ALERT = "alertitem";

    /** Remarks on the course of the scan; each names its site. */
    private static final String INSIGHTS = "insights";

    /** The remark for which ZAP broke the scan off; it stands beside the sites, and only where there is one. */
    private static final String STOPPING = "stoppingInsight";

    @Override
    public ScanFormat format() {
        return ScanFormat.ZAP_XML;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.XmlRoot root && root.isPlain(ROOT);
    }

    @Override
    public Contents read(XmlWalker xml, Source source) throws IOException {
        xml.root();
        String version = xml.attribute("version");
        String created = xml.attribute("created");
        Tally tally = source.tally();
        xml.children(name -> {
            switch (name) {
                case SITE -> {
                    String site = xml.attribute("name");
                    tally.examined();
                    xml.children(child -> descend(xml, tally, site, child));
                }
                case INSIGHTS -> xml.passWithout(Set.of(ALERT));
                case STOPPING -> throw Refusal.because("zap.stopped");
                default -> descend(xml, tally, null, name);
            }
        });
        xml.end();
        if (tally.examinedCount() == 0) {
            throw Refusal.because("zap.no-site");
        }
        String tool = new Tool("ZAP", version).shown();
        return new Contents(tool, Timestamp.of(created), tally);
    }

    private static void descend(XmlWalker xml, Tally tally, String site, String name) throws IOException {
        if (name.equals(ALERT)) {
            alert(xml, tally, site);
        } else {
            xml.refuse(Set.of(SITE));
            xml.children(child -> descend(xml, tally, site, child));
        }
    }

    private static void alert(XmlWalker xml, Tally tally, String site) throws IOException {
        ZapAlert alert = new ZapAlert();
        xml.children(name -> {
            if (alert.reads(name)) {
                alert.put(name, xml.onlyText(alert.get(name)));
            } else {
                xml.passWithout(Set.of(SITE, ALERT));
            }
        });
        alert.count(tally, site);
    }
}
