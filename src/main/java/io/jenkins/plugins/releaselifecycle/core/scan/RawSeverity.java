package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.Serializable;

/**
 * How many findings a report gives one severity in its own words.
 *
 * @param raw the report's word or score; {@code null} where it gives none, {@value #OTHER} for all beyond the first
 *     {@value #MOST} words
 * @param severity what the mapping makes of it
 */
public record RawSeverity(String raw, Severity severity, int number) implements Serializable {
    static final int MOST = 128;
    static final String OTHER = "…";
}
