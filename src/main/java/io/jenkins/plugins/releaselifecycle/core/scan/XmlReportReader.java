package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Reads one format that is written in XML. */
interface XmlReportReader extends ReportReader {

    @Override
    default Syntax syntax() {
        return Syntax.XML;
    }

    @Override
    default Contents read(Source source) throws IOException {
        try (XmlWalker xml = source.xml()) {
            return read(xml, source);
        }
    }

    /** Reads {@code source} with a walker at its beginning. */
    Contents read(XmlWalker xml, Source source) throws IOException;
}
