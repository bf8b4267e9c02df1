package io.jenkins.plugins.releaselifecycle.core.scan;

/** Bounds the memory for the member names of all objects open at once, which the search for duplicates has to keep. */
final class OpenNames {
    private static final int CHARACTERS = 4 << 20;
    private static final int ENTRY = 40;

    private final int[] at;
    private int all;

    OpenNames(int depth) {
        this.at = new int[depth + 2];
    }

    /** A member of the object at that depth; whether there is room for its name. */
    boolean add(int depth, String name) {
        at[depth] += name.length() + ENTRY;
        all += name.length() + ENTRY;
        return all <= CHARACTERS;
    }

    /** The object at that depth has ended. */
    void end(int depth) {
        all -= at[depth];
        at[depth] = 0;
    }
}
