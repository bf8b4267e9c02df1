package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

/**
 * What a job deploys into production.
 *
 * @param application full name; empty where the job itself is the application
 * @param versionParameter the build parameter that says the version; empty for the latest version on record
 */
record ProductionTarget(String application, String versionParameter) {}
