package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A policy as it was once put in force. */
@Restricted(NoExternalUse.class)
public final class PolicyVersion {

    private static final Logger LOGGER = Logger.getLogger(PolicyVersion.class.getName());

    private final String name;
    private final int number;
    private final String author;
    private final long at;
    private final PolicySettings settings;

    private transient volatile Policy policy;

    PolicyVersion(String name, int number, String author, Instant at, PolicySettings settings) {
        this.name = name;
        this.number = number;
        this.author = author;
        this.at = at.toEpochMilli();
        this.settings = settings;
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

    /** User id of whoever saved it; {@code SYSTEM} for Jenkins itself, as where it comes from code. */
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
