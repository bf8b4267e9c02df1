package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How many findings of one severity there were in a first test, and are in the latest.
 *
 * @param better whether there are fewer
 */
@Restricted(NoExternalUse.class)
public record Trend(String text, boolean better) {

    /** Of the severities that changed, the gravest first. */
    static List<Trend> between(SeverityCounts first, SeverityCounts latest) {
        return Stream.of(Severity.values())
                .filter(severity -> first.of(severity) != latest.of(severity))
                .map(severity -> new Trend(
                        Messages.Trend_of(Wording.of(severity), first.of(severity), latest.of(severity)),
                        latest.of(severity) < first.of(severity)))
                .toList();
    }

    public String getText() {
        return text;
    }

    public boolean isBetter() {
        return better;
    }
}
