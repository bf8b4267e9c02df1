package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One finding of SpotBugs. Its {@code priority} is how sure SpotBugs is; how bad it is, the {@code rank} says.
 *
 * @param rank as the report has it, or {@code null}
 * @param gone whether an earlier version of the program had it and the analysed one has not
 */
record SpotBugsInstance(Sighting sighting, String rank, boolean gone) {
    private static final String CLASS = "Class";
    private static final String METHOD = "Method";
    private static final String FIELD = "Field";

    /** The first of each says where the finding is, further ones what else has to do with it. */
    private static final Set<String> PLACES = Set.of(CLASS, METHOD, FIELD);

    /** Reads the {@code BugInstance} here. */
    static SpotBugsInstance read(XmlWalker xml) throws IOException {
        String type = xml.attribute("type");
        String category = xml.attribute("category");
        String rank = xml.attribute("rank");
        String last = xml.attribute("last");
        String hash = xml.attribute("instanceHash");
        String number = xml.attribute("instanceOccurrenceNum");
        String[] message = new String[1];
        Map<String, String> places = new HashMap<>();
        xml.children(name -> {
            if (xml.isPlain("ShortMessage")) {
                message[0] = xml.onlyText(message[0]);
            } else {
                if (PLACES.contains(name)) {
                    places.putIfAbsent(name, place(xml, name));
                }
                xml.passWithout(SpotBugsDocument.RESULTS);
            }
        });
        String place = shown(places);
        return new SpotBugsInstance(
                new Sighting(
                        type, place, title(category, message[0]), hash == null ? key(places) : hash + "/" + number),
                rank,
                last != null && !last.startsWith("-"));
    }

    Rating rating() {
        return new Rating(severity(), rank);
    }

    /** Ranks 1 to 4 are "scariest", to 9 "scary", to 14 "troubling", to 20 "of concern". */
    private Severity severity() {
        return switch (rank == null ? "" : rank) {
            case "1", "2", "3", "4" -> Severity.CRITICAL;
            case "5", "6", "7", "8", "9" -> Severity.HIGH;
            case "10", "11", "12", "13", "14" -> Severity.MEDIUM;
            case "15", "16", "17", "18", "19", "20" -> Severity.LOW;
            default -> Severity.UNKNOWN;
        };
    }

    private static String title(String category, String message) {
        if (category == null || message == null) {
            return category == null ? message : category;
        }
        return category + ": " + message;
    }

    private static String place(XmlWalker xml, String name) {
        String owner = xml.attribute("classname");
        return name.equals(CLASS) ? owner : owner + "." + xml.attribute("name") + " " + xml.attribute("signature");
    }

    /** The method or field without what the class file calls its signature, else the class. */
    private static String shown(Map<String, String> places) {
        String member = places.getOrDefault(METHOD, places.get(FIELD));
        return member == null ? places.get(CLASS) : member.substring(0, member.indexOf(' '));
    }

    /** What there is without messages, when SpotBugs writes no hash. */
    private static String key(Map<String, String> places) {
        return places.get(CLASS) + "\n" + places.get(METHOD) + "\n" + places.get(FIELD);
    }
}
