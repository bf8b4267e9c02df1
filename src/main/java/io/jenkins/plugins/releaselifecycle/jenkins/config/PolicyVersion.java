package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A policy as it was once put in force. */
@Restricted(NoExternalUse.class)
public final class PolicyVersion {

    /** The author of what was in force before there was a history. */
    static final String UNKNOWN = "";

    private static final Logger LOGGER = Logger.getLogger(PolicyVersion.class.getName());

    private final String name;
    private final int number;
    private final String author;
    private final long at;
    private final PolicySettings settings;

    /** {@code null} of the policy for all others, and in files from before they were kept. */
    private final String[] applications;

    private transient volatile Policy policy;

    PolicyVersion(
            String name, int number, String author, Instant at, PolicySettings settings, List<String> applications) {
        this.name = name;
        this.number = number;
        this.author = author;
        this.at = at.toEpochMilli();
        this.settings = settings;
        this.applications = applications == null ? null : applications.toArray(String[]::new);
    }

    /** Whether the file has all of it. */
    static boolean isWhole(PolicyVersion version) {
        return version != null && version.name != null && version.author != null && version.settings != null;
    }

    public String name() {
        return name;
    }

    /** Counted from 1 for each name. */
    public int number() {
        return number;
    }

    /** Patterns of the applications that it was for; empty of the policy for all others, and where that was not kept. */
    public Optional<List<String>> applications() {
        return Optional.ofNullable(applications).map(List::of);
    }

    /** User id of whoever saved it, empty where nobody knows; {@code SYSTEM} for Jenkins itself, as where it comes from code. */
    public String author() {
        return author;
    }

    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    /** Empty where the file was changed into something that is no policy. */
    public Optional<Policy> policy() {
        if (policy == null) {
            try {
                policy = settings.toPolicy();
            } catch (InvalidInputException e) {
                LOGGER.log(Level.FINE, e, () -> "Version " + number + " of policy " + name + " is no policy any more");
            }
        }
        return Optional.ofNullable(policy);
    }
}
