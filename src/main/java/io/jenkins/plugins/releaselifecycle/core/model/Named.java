package io.jenkins.plugins.releaselifecycle.core.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;

/** Something that has a name for people, in each language, beside its stable id for machines. */
public interface Named extends Serializable {

    /** The stable id: in Jenkinsfiles, in configuration as code, in the ledger and on the command line. */
    @JsonValue
    String id();

    /** The name for people. */
    Message label();
}
