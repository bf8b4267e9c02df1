package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks an XML document from its first element to its end, keeping nothing but what it is asked for.
 *
 * <p>It stands at a start tag at all times. DTDs are skipped, entities are neither declared nor fetched: a document
 * that needs one is refused, as is one that is not well-formed or goes beyond the limits.
 */
final class XmlWalker implements AutoCloseable {
    /** Bytes of a single tag, comment or processing instruction, which the parser keeps whole. */
    private static final int TOKEN = 2 << 20;

    /** Namespaces declared in scope at once; the parser searches them one by one for every name. */
    private static final int NAMESPACES = 200;

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    /** What the JDK's parser puts before the detail, after a place that {@link #place} words better. */
    private static final String DETAIL = "\nMessage: ";

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final TextInput input;
    private final int depthLimit;
    private final int textLimit;
    private final Vocabulary vocabulary = new Vocabulary();
    private int depth;
    private int namespaces;
    private long moves;

    XmlWalker(InputStream bytes, TextInput input, ReadLimits limits) throws IOException {
        this.input = input;
        this.depthLimit = Math.min(limits.depth(), ReadLimits.DEEPEST);
        this.textLimit = Math.min(limits.stringLength(), TOKEN);
        input.limitToken(TOKEN);
        try {
            this.reader = FACTORY.createXMLStreamReader(XmlText.of(new LeftOpen(bytes)));
        } catch (XMLStreamException e) {
            input.rethrowFailure();
            throw malformed(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.cdataChunkSize", 8 << 10);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity");
        });
        return factory;
    }

    /** Moves to the root element. */
    void root() throws IOException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                throw Refusal.because("truncated", place());
            }
        }
    }

    /** Local name of the element here. */
    String name() {
        return reader.getLocalName();
    }

    /** Namespace of the element here, empty where it has none. */
    String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Whether the element here has that name and is in no namespace. */
    boolean isPlain(String name) {
        return name().equals(name) && namespace().isEmpty();
    }

    /** Value of the attribute of that name in no namespace, {@code null} where there is none. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if ((namespace == null || namespace.isEmpty())
                    && reader.getAttributeLocalName(i).equals(name)) {
                return kept(reader.getAttributeValue(i));
            }
        }
        return null;
    }

    /** Goes through the child elements of the element here. One that {@code child} leaves alone is skipped. */
    void children(Child child) throws IOException {
        int parent = depth;
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                long before = moves;
                child.read(name());
                if (moves == before) {
                    skip();
                }
            }
        }
    }

    /** The text of the element here, which may have no children, without white space around it. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString().strip();
                }
                case XMLStreamConstants.START_ELEMENT -> throw Refusal.because("xml.text", place(), name());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    text.append(reader.getText());
                    kept(text);
                }
                default -> {}
            }
        }
    }

    /** The text of the element here without that of its children, none of which may have one of these names. */
    String ownText(Set<String> names) throws IOException {
        int own = depth;
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth < own) {
                        return text.toString().strip();
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> refuse(names);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == own) {
                        text.append(reader.getText());
                        kept(text);
                    }
                }
                default -> {}
            }
        }
    }

    /** The number from 0 on that a text at or before this place means. */
    int number(String text) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw Refusal.because("xml.number", place(), text);
        }
        return Integer.parseInt(text);
    }

    /** Names of the attributes of the element here that are in no namespace. */
    Set<String> attributeNames() {
        return IntStream.range(0, reader.getAttributeCount())
                .filter(i -> reader.getAttributeNamespace(i) == null
                        || reader.getAttributeNamespace(i).isEmpty())
                .mapToObj(reader::getAttributeLocalName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text of the element here, where {@code earlier} tells that it is the first of its name. */
    String onlyText(String earlier) throws IOException {
        if (earlier != null) {
            throw Refusal.because("xml.twice", place(), name());
        }
        return text();
    }

    /** Makes sure that the document ends here and nothing follows. */
    void end() throws IOException {
        int event = next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            event = next();
        }
    }

    Message place() {
        return place(reader.getLocation());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /**
     * Passes over the element here and all in it, none of which may have one of these names, in whatever namespace: it
     * would be lost there.
     */
    void passWithout(Set<String> names) throws IOException {
        int parent = depth;
        refuse(names);
        do {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                refuse(names);
            }
        } while (depth >= parent);
    }

    /** Refuses the element here if it has one of these names, in whatever namespace. */
    void refuse(Set<String> names) {
        if (names.contains(name())) {
            throw Refusal.because("xml.misplaced", place(), name());
        }
    }

    private void skip() throws IOException {
        passWithout(Set.of());
    }

    private int next() throws IOException {
        moves++;
        input.tokenBegins();
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException e) {
            input.rethrowFailure();
            throw malformed(e);
        } catch (MissingResourceException e) { // the JDK's parser has no text for some errors inside a DTD
            input.rethrowFailure();
            throw Refusal.because("xml.malformed", place(), e.getKey());
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                depth++;
                namespaces += reader.getNamespaceCount();
                noteNames();
                checkStart();
            }
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                namespaces -= reader.getNamespaceCount();
            }
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> noteIfAny(reader.getPITarget());
            case XMLStreamConstants.ENTITY_REFERENCE -> throw Refusal.because("xml.entity", place(), name());
            default -> {}
        }
        return event;
    }

    private void checkStart() {
        if (depth > depthLimit) {
            throw Refusal.because("too-deep", place(), depthLimit);
        }
        if (namespaces > NAMESPACES) {
            throw Refusal.because("xml.namespaces", place(), NAMESPACES);
        }
        if (namespace().equals(XINCLUDE)) {
            throw Refusal.because("xml.include", place(), name());
        }
    }

    private void noteNames() {
        vocabulary.note(reader.getLocalName());
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            noteIfAny(reader.getNamespacePrefix(i));
            noteIfAny(reader.getNamespaceURI(i));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            vocabulary.note(reader.getAttributeLocalName(i));
        }
    }

    private void noteIfAny(String name) {
        if (name != null) {
            vocabulary.note(name);
        }
    }

    private <T extends CharSequence> T kept(T text) {
        if (text.length() > textLimit) {
            throw Refusal.because("text-too-long", place(), textLimit);
        }
        return text;
    }

    private static Refusal malformed(XMLStreamException e) {
        if (e.getNestedException() instanceof CharacterCodingException) {
            return Refusal.because("encoding.broken", place(e.getLocation()));
        }
        String detail = String.valueOf(e.getMessage());
        detail = detail.substring(detail.indexOf(DETAIL) < 0 ? 0 : detail.indexOf(DETAIL) + DETAIL.length());
        detail = detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
        return Refusal.because("xml.malformed", place(e.getLocation()), detail);
    }

    private static Message place(Location location) {
        if (location == null) {
            return Message.of(XmlWalker.class, "place.xml", 1, 1);
        }
        return location.getLineNumber() < 1 // the JDK's parser has left its input
                ? Message.of(XmlWalker.class, "place.end")
                : Message.of(XmlWalker.class, "place.xml", location.getLineNumber(), location.getColumnNumber());
    }

    /** The JDK's parser closes its input at the end of the document; what may follow has to be read too. */
    private static final class LeftOpen extends FilterInputStream {
        LeftOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** Reads one child element, or leaves it. */
    interface Child {
        void read(String name) throws IOException;
    }
}
