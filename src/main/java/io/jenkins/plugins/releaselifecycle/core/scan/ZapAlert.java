package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a ZAP report says about one alert, in XML as in JSON. An alert counts once a site, so it is known again by what it
 * is and by the site; which of its instances are there plays no part.
 */
final class ZapAlert {
    private static final String RISK = "riskcode";
    private static final String CONFIDENCE = "confidence";
    private static final String RULE = "alertRef";
    private static final String PLUGIN = "pluginid";
    private static final String NAME = "alert";
    private static final Set<String> READ = Set.of(RISK, CONFIDENCE, RULE, PLUGIN, NAME);
    private static final String FALSE_POSITIVE = "0";

    private final Map<String, String> texts = new HashMap<>();

    /** Whether the part of that name is read. */
    boolean reads(String name) {
        return READ.contains(name);
    }

    String get(String name) {
        return texts.get(name);
    }

    void put(String name, String text) {
        texts.put(name, text);
    }

    void count(Tally tally, String site) {
        if (FALSE_POSITIVE.equals(stripped(get(CONFIDENCE)))) {
            tally.suppressed();
        } else {
            tally.finding(severity(), get(RISK), sighting(site));
        }
    }

    /** ZAP before 2.11 has no reference of the alert, only the number of the plugin, which may raise several. */
    private Sighting sighting(String site) {
        String name = get(NAME);
        return get(RULE) == null
                ? new Sighting(get(PLUGIN), site, name, site + "\n" + name)
                : new Sighting(get(RULE), site, name);
    }

    private Severity severity() {
        return switch (stripped(get(RISK))) {
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.UNKNOWN;
        };
    }

    private static String stripped(String code) {
        return code == null ? "" : code.strip();
    }
}
