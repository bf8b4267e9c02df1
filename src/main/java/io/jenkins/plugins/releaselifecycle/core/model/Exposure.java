package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether an application is open to the outside; decides which security tests it needs (C2, C3). */
public enum Exposure implements Named {
    /** 内部使用 */
    INTERNAL("internal"),
    /** 对外部开放 */
    EXTERNAL("external");

    private final String id;

    Exposure(String id) {
        this.id = id;
    }

    /** The exposure of that id; empty where there is none. */
    public static Optional<Exposure> of(String id) {
        return Arrays.stream(values())
                .filter(exposure -> exposure.id.equals(id))
                .findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Exposure::id).toList();
    }

    /** The one of the two that asks for more. */
    public Exposure stricterOf(Exposure other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Message label() {
        return Message.of(Exposure.class, "exposure." + id);
    }
}
