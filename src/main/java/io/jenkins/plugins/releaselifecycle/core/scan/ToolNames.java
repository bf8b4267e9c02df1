package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.LinkedHashSet;
import java.util.Set;

/** The scanners that one report speaks for: each once, in order, and not more than can be shown. */
final class ToolNames {
    private static final int SHOWN = 10;

    private final Set<String> names = new LinkedHashSet<>();

    void add(String name) {
        if (names.size() < SHOWN) {
            names.add(Shown.of(name));
        }
    }

    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
