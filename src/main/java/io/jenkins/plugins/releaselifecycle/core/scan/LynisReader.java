package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** The report file of Lynis, {@code lynis-report.dat}: lines with a key and a value ({@code Report()} in CISOfy/lynis). */
final class LynisReader implements ReportReader {
    private static final String FIRST = "# Lynis Report";

    @Override
    public ScanFormat format() {
        return ScanFormat.LYNIS;
    }

    @Override
    public Syntax syntax() {
        return Syntax.TEXT;
    }

    @Override
    public boolean recognises(Opening opening) {
        return opening instanceof Opening.Text text && text.line().equals(FIRST);
    }

    @Override
    public Contents read(Source source) throws IOException {
        LynisReport report = new LynisReport(source.lines(), source.tally());
        report.read();
        return report.contents();
    }
}
