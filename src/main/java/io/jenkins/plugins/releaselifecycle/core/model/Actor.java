package io.jenkins.plugins.releaselifecycle.core.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.time.Instant;

/** Who or what brought a fact about. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Actor.User.class, name = "user"),
    @JsonSubTypes.Type(value = Actor.Build.class, name = "build"),
    @JsonSubTypes.Type(value = Actor.Product.class, name = "product")
})
public sealed interface Actor extends Serializable permits Actor.User, Actor.Build, Actor.Product {

    /** For people: a user id, or the build's job and number. */
    String shown();

    /** Whether that is the same one, whatever it was called then. */
    default boolean isSameAs(Actor other) {
        return equals(other);
    }

    /** A person, by the id that the security realm knows. */
    record User(String id) implements Actor {
        public User {
            Members.required(id, "id");
        }

        @Override
        public String shown() {
            return id;
        }
    }

    /**
     * A build.
     *
     * @param job full name that the job had then
     * @param number of the build in its job
     * @param startedAt tells builds apart, together with the number, whatever the job is called later
     */
    record Build(String job, int number, Instant startedAt) implements Actor {
        public Build {
            Members.required(job, "job");
            Members.required(startedAt, "startedAt");
        }

        /** Whether that is the same build, whatever its job was called then. */
        @Override
        public boolean isSameAs(Actor other) {
            return other instanceof Build build && build.number == number && build.startedAt.equals(startedAt);
        }

        @Override
        public String shown() {
            return job + " #" + number;
        }
    }

    /** The product itself, as when it repairs a ledger. */
    record Product() implements Actor {
        @Override
        public String shown() {
            return "Release Lifecycle";
        }
    }
}
