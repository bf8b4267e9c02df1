package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;

/** What a test has a process with a small heap read. */
final class HeapProbe {
    private static final int LEVELS = 100_000;
    private static final long GIGABYTE = 1L << 30;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
    private static final ReadLimits RAISED = new ReadLimits(Long.MAX_VALUE, 10_000, 100, Integer.MAX_VALUE, 20_000_000);

    private HeapProbe() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("hostile")) {
            hostile();
            return;
        }
        ScanFormat format = ScanFormat.of(arguments[0]).orElseThrow();
        Endless report = HugeReport.of(format, Long.parseLong(arguments[1]));
        InputStream file = arguments.length == 2 ? report : packed(report);
        ScanResult result = ReportReaders.read(file, Optional.of(format), RAISED);
        System.out.println(outcome(result) + " " + (report.size() - report.position()) + " bytes left");
    }

    /** What gzip makes of that. */
    private static InputStream packed(InputStream report) {
        CheckedInputStream checked = new CheckedInputStream(report, new CRC32());
        long[] length = {0};
        InputStream counted = new FilterInputStream(checked) {
            @Override
            public int read(byte[] target, int offset, int most) throws IOException {
                int read = super.read(target, offset, most);
                length[0] += Math.max(read, 0);
                return read;
            }
        };
        Enumeration<InputStream> parts = new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < 3;
            }

            @Override
            public InputStream nextElement() {
                return switch (next++) {
                    case 0 -> new ByteArrayInputStream(GZIP);
                    case 1 -> new DeflaterInputStream(counted, new Deflater(Deflater.BEST_SPEED, true), 16 << 10);
                    default ->
                        new ByteArrayInputStream(ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt((int) checked.getChecksum().getValue())
                                .putInt((int) length[0])
                                .array());
                };
            }
        };
        return new SequenceInputStream(parts);
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
        tried("gigabytes of zeros in gzip", ScanFormat.SARIF, bomb("", '\0'));
        tried("gigabytes of zeros in gzip", ScanFormat.NESSUS, bomb("", '\0'));
        tried("a string of gigabytes in gzip", ScanFormat.SARIF, bomb(json + "\"", 'a'));
        tried("a text of gigabytes in gzip", ScanFormat.NESSUS, bomb(xml + ">", 'a'));
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

    /** A beginning and ten gigabytes of one character, a few megabytes long: a packed block, again and again. */
    private static Endless bomb(String beginning, char filler) {
        int block = 10 << 20;
        byte[] filled = new byte[block];
        Arrays.fill(filled, (byte) filler);
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.writeBytes(GZIP);
        start.writeBytes(packed(beginning.getBytes(StandardCharsets.UTF_8)));
        return new Endless(start.toByteArray(), packed(filled), 10 * GIGABYTE / block, new byte[0]);
    }

    /** A part of what gzip packs that needs nothing before it. */
    private static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8 << 10];
        for (int length = 1; length > 0; ) {
            length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            packed.write(buffer, 0, length);
        }
        deflater.end();
        return packed.toByteArray();
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
