package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.io.InputStream;

/** One report, rewound to its beginning, for one reader. */
record Source(InputStream bytes, TextInput text, Opening opening, ReadLimits limits) {

    JsonWalker json() throws IOException {
        return new JsonWalker(bytes, limits);
    }

    XmlWalker xml() throws IOException {
        return new XmlWalker(bytes, text, limits);
    }

    LineWalker lines() {
        return new LineWalker(bytes, limits);
    }

    Tally tally() {
        return new Tally(limits);
    }
}
