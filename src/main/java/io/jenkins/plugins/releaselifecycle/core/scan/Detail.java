package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.Serializable;

/**
 * One finding that is kept with what the report says of it, each text as {@link Shown} cuts it.
 *
 * @param fingerprint by which it is known again in another report, 16 hexadecimal digits
 * @param severity after mapping
 * @param raw severity as the report words it, {@code null} where it gives none
 * @param rule what was found, by the scanner's own id; {@code null} for none
 * @param place where, {@code null} for none
 * @param title in words, {@code null} for none
 */
public record Detail(String fingerprint, Severity severity, String raw, String rule, String place, String title)
        implements Serializable {

    static Detail of(long fingerprint, Severity severity, String raw, Sighting sighting) {
        return new Detail(
                Fingerprints.shown(fingerprint),
                severity,
                shown(raw),
                shown(sighting.rule()),
                shown(sighting.place()),
                shown(sighting.title()));
    }

    Detail rated(Severity decided, String word) {
        return new Detail(fingerprint, decided, shown(word), rule, place, title);
    }

    private static String shown(String text) {
        return text == null ? null : Shown.of(text);
    }
}
