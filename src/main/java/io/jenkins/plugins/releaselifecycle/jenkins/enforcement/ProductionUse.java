package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.model.AbstractItem;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.step.DeploymentBlock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * The use of production credentials, which is for a build alone, and only while it deploys their application.
 *
 * @param id of the credentials
 * @param application full name; {@code null} or empty where the store lacks it
 * @param run the build that asks; {@code null} where none is known to ask
 */
record ProductionUse(String id, String application, Run<?, ?> run) {

    /**
     * Asks at this moment. Reads the record of the application.
     *
     * @throws ProductionCredentialsException where this is no place for the credentials
     */
    void require() {
        Optional<Message> refusal = refusal();
        if (refusal.isPresent()) {
            throw new ProductionCredentialsException(
                    Message.of(ProductionUse.class, "credentials.refused", id, refusal.get()));
        }
    }

    private Optional<Message> refusal() {
        if (application == null || application.isBlank()) {
            return because("credentials.no-application");
        }
        if (run == null) {
            return because("credentials.no-build", application);
        }
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            Optional<AbstractItem> item = ApplicationItem.application(application);
            if (item.isEmpty()) {
                return because("credentials.unknown", application);
            }
            Optional<ApplicationRecord> record = Lifecycles.get().find(item.get());
            return record.isEmpty() ? because("credentials.outside", application) : refusal(record.get());
        } catch (LedgerException e) {
            return Optional.of(
                    Message.of(ProductionUse.class, "credentials.record", application, e.reason(), e.remedy()));
        }
    }

    private Optional<Message> refusal(ApplicationRecord record) {
        Actor build = Lifecycles.actor(run);
        Set<Long> underWay = record.lifecycle().unfinishedDeployments().stream()
                .filter(deployment -> deployment.evidence().actor().isSameAs(build))
                .map(deployment -> deployment.evidence().sequence())
                .collect(Collectors.toUnmodifiableSet());
        Optional<FlowExecution> pipeline = pipeline();
        if (underWay.isEmpty() || pipeline.isEmpty() || !run.isBuilding()) {
            return because("credentials.outside", application);
        }
        return DeploymentBlock.encloses(pipeline.get(), record.head().ledger(), underWay::contains)
                ? Optional.empty()
                : because("credentials.beside", application);
    }

    private Optional<FlowExecution> pipeline() {
        return run instanceof FlowExecutionOwner.Executable executable
                ? Optional.ofNullable(executable.asFlowExecutionOwner()).map(FlowExecutionOwner::getOrNull)
                : Optional.empty();
    }

    private static Optional<Message> because(String key, String... arguments) {
        return Optional.of(Message.of(ProductionUse.class, key, arguments));
    }
}
