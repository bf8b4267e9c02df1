package io.jenkins.plugins.releaselifecycle.core.model;

/** What stands between an application and its next step. */
public enum Gate implements Named {
    /** Opening service in production: the start of the trial run (§4.1, §5). */
    GO_LIVE("go-live");

    private final String id;

    Gate(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Message label() {
        return Message.of(Gate.class, "gate." + id);
    }
}
