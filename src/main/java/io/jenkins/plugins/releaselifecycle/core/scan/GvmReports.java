package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** The reports of a GVM document; as a rule, one that only wraps another. */
final class GvmReports {
    /** What may not be lost in a place where it does not belong. */
    private static final Set<String> RESULTS = Set.of("results", "result");

    private final XmlWalker xml;
    private final Tally tally;
    private int scans;
    private Instant end;

    GvmReports(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
    }

    /** Reads the {@code report} here. */
    void report() throws IOException {
        if ("delta".equals(xml.attribute("type"))) {
            throw Refusal.because("gvm.delta", xml.place());
        }
        new Report().read();
    }

    Contents contents() {
        if (scans == 0) {
            throw Refusal.because("gvm.no-scan");
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("gvm.nothing-examined");
        }
        return new Contents("GVM", end, tally);
    }

    private final class Report {
        private final Message place = xml.place();
        private final GvmCounts counts = new GvmCounts(xml);
        private boolean wraps;
        private String status;
        private String ended;
        private String hosts;
        private int hostsListed;
        private int listed;
        private boolean hasResults;

        void read() throws IOException {
            xml.children(this::part);
            if (wraps && status == null && !hasResults) {
                return;
            }
            scans++;
            if (!"Done".equals(status)) {
                throw Refusal.because("gvm.not-done", place, status == null ? "–" : status);
            }
            if (!hasResults || !counts.known()) {
                throw Refusal.because("gvm.no-results", place);
            }
            if (listed < counts.filtered()) {
                throw Refusal.because("gvm.cut", place, listed, counts.filtered());
            }
            counts.leftOut(tally);
            for (int i = hosts == null ? 0 : xml.number(hosts); i > hostsListed; i--) {
                tally.examined(); // only hosts with results are listed
            }
            end = Timestamp.latest(end, Timestamp.of(ended));
        }

        private void part(String name) throws IOException {
            switch (xml.namespace().isEmpty() ? name : "") {
                case "report" -> {
                    wraps = true;
                    report();
                }
                case "scan_run_status" -> status = xml.onlyText(status);
                case "scan_end" -> ended = xml.onlyText(ended);
                case "results" -> {
                    hasResults = true;
                    xml.children(child -> result());
                }
                case "result_count" -> counts.read();
                case "hosts" ->
                    xml.children(child -> {
                        if (xml.isPlain("count")) {
                            hosts = xml.onlyText(hosts);
                        } else {
                            xml.passWithout(RESULTS);
                        }
                    });
                case "host" -> host();
                case "errors" ->
                    xml.children(child -> {
                        if (xml.isPlain("error")) {
                            tally.notExamined();
                        }
                        xml.passWithout(RESULTS);
                    });
                default -> xml.passWithout(RESULTS);
            }
        }

        private void result() throws IOException {
            if (!xml.isPlain("result")) {
                xml.passWithout(RESULTS);
                return;
            }
            listed++;
            GvmResult result = GvmResult.read(xml);
            if (result.isTakenOut()) {
                tally.suppressed();
            } else {
                tally.finding(result.rating(), result.sighting());
            }
        }

        private void host() throws IOException {
            hostsListed++;
            String[] hostEnd = new String[1];
            xml.children(child -> {
                if (xml.isPlain("end")) {
                    hostEnd[0] = xml.onlyText(hostEnd[0]);
                } else {
                    xml.passWithout(RESULTS);
                }
            });
            if (hostEnd[0] == null || hostEnd[0].isEmpty()) {
                tally.notExamined();
            } else {
                tally.examined();
            }
        }
    }
}
