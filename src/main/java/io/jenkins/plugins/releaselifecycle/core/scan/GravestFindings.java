package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps the findings that matter most, whatever order they come in: unknown severities first, then the gravest. */
final class GravestFindings {
    private static final List<Severity> ORDER =
            List.of(Severity.UNKNOWN, Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO);

    private final Map<Severity, List<Detail>> kept = new EnumMap<>(Severity.class);
    private int number;

    /** Places in {@link #ORDER} of which findings are still kept: all until there are enough. */
    private int open = ORDER.size();

    /** Whether a finding of that severity would still be kept. */
    boolean keeps(Severity severity) {
        return open == ORDER.size() || ORDER.indexOf(severity) < open;
    }

    void add(Detail detail) {
        if (!keeps(detail.severity())) {
            return;
        }
        if (number == Details.MOST) {
            List<Detail> least = kept.get(lightest());
            least.remove(least.size() - 1);
            number--;
        }
        kept.computeIfAbsent(detail.severity(), any -> new ArrayList<>()).add(detail);
        number++;
        open = number < Details.MOST ? ORDER.size() : ORDER.indexOf(lightest());
    }

    List<Detail> inOrder() {
        return ORDER.stream()
                .flatMap(severity -> kept.getOrDefault(severity, List.of()).stream())
                .toList();
    }

    private Severity lightest() {
        for (int i = ORDER.size() - 1; i >= 0; i--) {
            if (!kept.getOrDefault(ORDER.get(i), List.of()).isEmpty()) {
                return ORDER.get(i);
            }
        }
        return Severity.INFO;
    }
}
