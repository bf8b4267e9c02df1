package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.Map;
import java.util.Set;

/** How a report begins: enough to recognise its format, never more than {@link Sniffer#PREFIX} bytes of it. */
sealed interface Opening {

    ReportReader.Syntax syntax();

    /** What was found, for whoever has to sort out a report that nobody recognises. */
    Message found();

    /** A JSON document that has members: of the object itself, or of the first object in a bare array. */
    sealed interface Json extends Opening {

        /**
         * The names of the members so far, in order, each with the text of its value where that is a scalar, else "".
         */
        Map<String, String> members();

        /** Whether more members may follow that are beyond what is looked at. */
        boolean cut();

        default boolean has(String name) {
            return members().containsKey(name);
        }

        @Override
        default ReportReader.Syntax syntax() {
            return ReportReader.Syntax.JSON;
        }
    }

    record JsonObject(Map<String, String> members, boolean cut) implements Json {
        @Override
        public Message found() {
            return Message.of(Opening.class, "found.object", names(members));
        }
    }

    record JsonArray(Map<String, String> members, boolean cut) implements Json {
        @Override
        public Message found() {
            return Message.of(Opening.class, "found.array", names(members));
        }
    }

    /**
     * An XML document with that root element.
     *
     * @param namespace empty where there is none
     * @param attributes names of its attributes that are in no namespace
     */
    record XmlRoot(String namespace, String name, Set<String> attributes) implements Opening {
        /** Whether the element has that name, and no namespace. */
        boolean isPlain(String other) {
            return name.equals(other) && namespace.isEmpty();
        }

        @Override
        public ReportReader.Syntax syntax() {
            return ReportReader.Syntax.XML;
        }

        @Override
        public Message found() {
            return Message.of(Opening.class, "found.element", Shown.of(name), Shown.of(namespace));
        }
    }

    /**
     * A text that is neither JSON nor XML.
     *
     * @param line its first line that is not blank, or as much of it as is looked at
     */
    record Text(String line) implements Opening {
        @Override
        public ReportReader.Syntax syntax() {
            return ReportReader.Syntax.TEXT;
        }

        @Override
        public Message found() {
            return Message.of(Opening.class, "found.text", Shown.of(line));
        }
    }

    private static String names(Map<String, String> members) {
        String names = String.join(", ", members.keySet().stream().limit(8).toList());
        return names.isEmpty() ? "–" : Shown.of(names);
    }
}
