package io.jenkins.plugins.releaselifecycle.jenkins.notification;

/** A mail did not leave Jenkins. */
final class MailFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean everybody;

    /** @param everybody whether nobody else's would leave now */
    MailFailure(boolean everybody, Throwable cause) {
        super(cause);
        this.everybody = everybody;
    }

    boolean isEverybodys() {
        return everybody;
    }
}
