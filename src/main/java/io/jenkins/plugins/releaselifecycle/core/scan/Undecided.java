package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.ArrayList;
import java.util.List;

/** Findings of one report that share a severity which only a later part of the report decides. */
final class Undecided {
    /** Findings of one group that are remembered with what the report says of them. */
    private static final int REMEMBERED = 20;

    private final List<Detail> remembered = new ArrayList<>(1);
    private int number;

    void add() {
        number = Math.addExact(number, 1);
    }

    boolean remembersMore() {
        return remembered.size() < REMEMBERED;
    }

    void remember(Detail finding) {
        remembered.add(finding);
    }

    int number() {
        return number;
    }

    List<Detail> remembered() {
        return remembered;
    }
}
