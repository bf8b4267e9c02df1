package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import java.util.Arrays;
import java.util.Optional;

/** The names and schema versions under which facts are written. They are part of the file format and never change. */
enum FactType {
    APPLICATION_REGISTERED("application-registered", 1, Fact.ApplicationRegistered.class),
    APPLICATION_MOVED("application-moved", 1, Fact.ApplicationMoved.class),
    EXPOSURE_DECLARED("exposure-declared", 1, Fact.ExposureDeclared.class),
    SECURITY_TEST_RECORDED("security-test-recorded", 1, Fact.SecurityTestRecorded.class),
    DEPLOYMENT_BLOCKED("deployment-blocked", 1, Fact.DeploymentBlocked.class),
    DEPLOYMENT_STARTED("deployment-started", 1, Fact.DeploymentStarted.class),
    DEPLOYMENT_FINISHED("deployment-finished", 1, Fact.DeploymentFinished.class),
    TAIL_REPAIRED("tail-repaired", 1, Fact.TailRepaired.class);

    final String wireName;
    final int schema;
    final Class<? extends Fact> recordType;

    FactType(String wireName, int schema, Class<? extends Fact> recordType) {
        this.wireName = wireName;
        this.schema = schema;
        this.recordType = recordType;
    }

    static FactType of(Fact fact) {
        return Arrays.stream(values())
                .filter(type -> type.recordType.isInstance(fact))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a fact that can be recorded: " + fact));
    }

    static Optional<FactType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
