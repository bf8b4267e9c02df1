package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import java.time.Instant;

/** That a job was once marked as one that deploys into production. As it lies on disk. */
final class ProductionMark {

    private final String job;
    private final String application;
    private final String versionParameter;
    private final long since;
    private final String by;

    /** @param by id of whoever did what the mark came from */
    ProductionMark(String job, ProductionTarget target, Instant since, String by) {
        this.job = job;
        this.application = target.application();
        this.versionParameter = target.versionParameter();
        this.since = since.toEpochMilli();
        this.by = by;
    }

    String job() {
        return job;
    }

    ProductionTarget target() {
        return new ProductionTarget(application, versionParameter);
    }

    Instant since() {
        return Instant.ofEpochMilli(since);
    }

    String by() {
        return by;
    }

    boolean isWhole() {
        return job != null && application != null && versionParameter != null;
    }
}
