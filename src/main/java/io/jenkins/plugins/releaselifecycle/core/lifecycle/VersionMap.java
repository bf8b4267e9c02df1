package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something for each version that was spoken of lately. What was known of a version that nobody has spoken of for long
 * is forgotten, so that memory does not grow with the years; a gate then asks for its evidence again.
 */
final class VersionMap<T> {

    /** More versions than are under test, installed and serving at any time. */
    static final int MOST = 200;

    private final LinkedHashMap<Version, T> values;

    VersionMap() {
        values = new LinkedHashMap<>();
    }

    VersionMap(VersionMap<T> other) {
        values = new LinkedHashMap<>(other.values);
    }

    Optional<T> get(Version version) {
        return Optional.ofNullable(values.get(version));
    }

    Map<Version, T> all() {
        return values;
    }

    T getOr(Version version, Supplier<T> otherwise) {
        T value = values.get(version);
        return value == null ? otherwise.get() : value;
    }

    void put(Version version, T value) {
        values.remove(version);
        values.put(version, value);
        if (values.size() > MOST) {
            values.remove(values.keySet().iterator().next());
        }
    }

    void clear() {
        values.clear();
    }
}
