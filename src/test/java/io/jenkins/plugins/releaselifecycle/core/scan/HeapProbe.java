package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;

/** What a test has a process with a small heap read. */
final class HeapProbe {
    private static final int LEVELS = 100_000;
    private static final long GIGABYTE = 1L << 30;
    private static final ReadLimits RAISED = new ReadLimits(Long.MAX_VALUE, 100, Integer.MAX_VALUE, 20_000_000);

    private HeapProbe() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("hostile")) {
            hostile();
            return;
        }
        ScanFormat format = ScanFormat.of(arguments[0]).orElseThrow();
        Endless report = HugeReport.of(format, Long.parseLong(arguments[1]));
        ScanResult result = ReportReaders.read(report, Optional.of(format), RAISED);
        System.out.println(outcome(result) + " " + (report.size() - report.position()) + " bytes left");
    }

    private static void hostile() throws IOException {
        for (ScanFormat format : ScanFormat.values()) {
            tried("deep", format, deep(format));
        }
        String json = "{\"version\":\"2.1.0\",\"x\":";
        tried("a string of gigabytes", ScanFormat.SARIF, endless(json + "\"", "a"));
        tried("a name of gigabytes", ScanFormat.SARIF, endless(json + "{\"", "a"));
        tried("a number of gigabytes", ScanFormat.SARIF, endless(json, "1"));
        tried("gigabytes of white space", ScanFormat.SARIF, endless("", " "));
        tried("millions of names", ScanFormat.SARIF, new Numbered());
        String xml = "<NessusClientData_v2";
        tried("a text of gigabytes", ScanFormat.NESSUS, endless(xml + ">", "a"));
        tried("an attribute of gigabytes", ScanFormat.NESSUS, endless(xml + " x='", "a"));
        tried("a name of gigabytes", ScanFormat.NESSUS, endless("<", "a"));
        tried("a comment of gigabytes", ScanFormat.NESSUS, endless(xml + "><!--", "a"));
        tried("a DTD of gigabytes", ScanFormat.NESSUS, endless("<!DOCTYPE x [", "<!ENTITY a 'b'>"));
        tried("gigabytes of zeros in gzip", ScanFormat.SARIF, zeros());
        tried("gigabytes of zeros in gzip", ScanFormat.NESSUS, zeros());
    }

    private static void tried(String what, ScanFormat format, InputStream report) throws IOException {
        long begun = System.nanoTime();
        ScanResult result = ReportReaders.read(report, Optional.of(format), ReadLimits.DEFAULT);
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf("%s;%s;%d;%s%n", what, format.id(), milliseconds, outcome(result));
    }

    private static String outcome(ScanResult result) {
        return result instanceof UnreadableReport refused
                ? "refused: " + refused.reason().key()
                : "read: " + ((ScanReport) result).examination();
    }

    private static InputStream deep(ScanFormat format) {
        String specimen = new String(Reading.specimen(format), StandardCharsets.UTF_8);
        if (specimen.startsWith("<")) {
            return endless(specimen.substring(0, specimen.lastIndexOf("</")), "<a>", LEVELS);
        }
        int begin = specimen.indexOf('{') + 1;
        return endless(specimen.substring(0, begin) + "\"deep\":", "[", LEVELS);
    }

    private static Endless endless(String beginning, String part) {
        return endless(beginning, part.repeat(4 << 10), GIGABYTE);
    }

    private static Endless endless(String beginning, String part, long times) {
        return new Endless(beginning, part, times, "");
    }

    /** Ten gigabytes of zeros, a few megabytes long: one packed block, again and again. */
    private static Endless zeros() {
        byte[] header = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
        int block = 10 << 20;
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[block]);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 << 10];
        for (int length = 1; length > 0; ) {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            packed.write(buffer, 0, length);
        }
        deflater.end();
        return new Endless(header, packed.toByteArray(), 10 * GIGABYTE / block, new byte[0]);
    }

    /** An object that has a member of another name for ever. */
    private static final class Numbered extends InputStream {
        private InputStream current = text("{\"version\":\"2.1.0\",\"x\":{\"0\":0");
        private int number;

        private static InputStream text(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() throws IOException {
            int one = current.read();
            if (one < 0) {
                current = text(",\"" + ++number + "\":0");
                return current.read();
            }
            return one;
        }
    }
}
