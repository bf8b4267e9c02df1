package io.jenkins.plugins.releaselifecycle.cli;

/** The exit codes, which scripts rely on. */
final class Exit {

    static final int DONE = 0;

    /** The program itself failed, or nobody took its answer. */
    static final int FAILED = 1;

    /** Bad usage, or what was named is not there or cannot be read. */
    static final int NOT_READABLE = 2;

    static final int DAMAGED = 3;

    /** The gate is closed; of a simulation: a gate that is open would be closed. */
    static final int CLOSED = 4;

    private Exit() {}
}
