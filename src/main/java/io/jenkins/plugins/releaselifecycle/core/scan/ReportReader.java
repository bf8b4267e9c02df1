package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * Reads one format, in one pass. Stateless; registered in {@link ReportReaders}.
 *
 * <p>What a reader guarantees: every finding of the report is counted, or the report is refused. What the report does
 * not say, or says in a way that the reader does not know, is {@code UNKNOWN} or refused, never harmless.
 */
interface ReportReader {

    ScanFormat format();

    Syntax syntax();

    /**
     * Whether a report that begins like this is of this format. Asked again for each further top-level member of a JSON
     * document, so it must be certain when it says yes: the first reader that does gets the report.
     */
    boolean recognises(Opening opening);

    /**
     * Whether a report that begins like this can be of this format where somebody says that it is. The root of an XML
     * document tells; the members of a JSON document may stand in any order, so what they tell comes later.
     */
    default boolean accepts(Opening opening) {
        return opening.syntax() == syntax() && (opening instanceof Opening.Json || recognises(opening));
    }

    /**
     * Reads a report that it {@linkplain #accepts accepts} to its last byte.
     *
     * @throws Refusal where the report cannot serve as evidence
     * @throws IOException only where the stream failed
     */
    Contents read(Source source) throws IOException;

    /** What a document is written in. */
    enum Syntax {
        JSON,
        XML,
        TEXT
    }
}
