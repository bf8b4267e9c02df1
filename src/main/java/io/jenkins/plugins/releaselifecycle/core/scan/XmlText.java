package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes an XML document strictly, in the encoding that its first bytes tell (XML 1.0, appendix F). The JDK's parser,
 * left to decode, prints broken input to standard error.
 */
final class XmlText {
    private static final int DECLARATION = 256;
    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"'>]{1,40})[\"']");

    private XmlText() {}

    static Reader of(InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(DECLARATION);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int mark = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(start, mark, start.length - mark), bytes);
        return new InputStreamReader(
                all,
                (mark > 0 ? StandardCharsets.UTF_8 : charset(text))
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset charset(String start) {
        if (start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe")) {
            return StandardCharsets.UTF_16;
        }
        if (start.startsWith("\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (start.startsWith("<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = ENCODING.matcher(start);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Refusal.because("encoding.unknown", declared.group(1));
        }
    }
}
