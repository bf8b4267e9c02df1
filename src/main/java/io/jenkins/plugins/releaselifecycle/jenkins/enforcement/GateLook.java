package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.model.AbstractItem;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Exemption;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks a gate for the queue. Reads ledgers, so never under the queue's lock. */
final class GateLook {

    private static final Logger LOGGER = Logger.getLogger(GateLook.class.getName());

    /** So many reasons say what is wrong; all of them are on the page. */
    private static final int SHOWN = 2;

    private GateLook() {}

    /** Why the gate lets nothing through now; empty where it is open. */
    static Optional<Message> at(GateQuestion question) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            // Facts are told by the exact name, and an answer has to notice them.
            Optional<AbstractItem> item = ApplicationItem.application(question.application());
            return item.isEmpty()
                    ? Optional.of(Message.of(GateLook.class, "queue.unknown", question.application()))
                    : at(item.get(), question);
        } catch (LedgerException e) {
            return Optional.of(
                    Message.of(GateLook.class, "queue.record", question.application(), e.reason(), e.remedy()));
        } catch (InvalidInputException e) {
            return Optional.of(Message.of(GateLook.class, "queue.refused", question.application(), e.reason()));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The gate of " + question.application() + " could not be asked");
            return Optional.of(Message.of(GateLook.class, "queue.failed", question.application(), e.toString()));
        }
    }

    private static Optional<Message> at(AbstractItem item, GateQuestion question) {
        Lifecycles lifecycles = Lifecycles.get();
        Optional<Lifecycle> lifecycle = lifecycles.find(item).map(ApplicationRecord::lifecycle);
        if (lifecycle.isEmpty()) {
            return Optional.of(Message.of(GateLook.class, "queue.no-record", question.application()));
        }
        Optional<Version> version = question.version() == null
                ? lifecycle.get().latestVersion()
                : Optional.of(new Version(question.version()));
        if (version.isEmpty()) {
            return Optional.of(Message.of(GateLook.class, "queue.no-version", question.application()));
        }
        Verdict verdict = lifecycles
                .judgement(item, lifecycle.get(), lifecycles.now())
                .verdict(lifecycle.get().deploymentGate(version.get()), version.get());
        boolean let = verdict.open()
                || verdict.exemption() == Exemption.WARNING
                || verdict.exemption() == Exemption.EMERGENCY && question.asksAgain();
        return let ? Optional.empty() : Optional.of(closed(question.application(), verdict));
    }

    private static Message closed(String application, Verdict verdict) {
        List<RequirementLine> unmet = verdict.unmet();
        List<Message> reasons = new ArrayList<>(
                unmet.stream().limit(SHOWN).map(GateLook::reason).toList());
        if (unmet.size() > SHOWN) {
            reasons.add(Message.of(GateLook.class, "queue.more", unmet.size() - SHOWN));
        }
        return Message.of(
                GateLook.class,
                "queue.closed",
                application,
                verdict.summary(),
                reasons.isEmpty() ? "" : Message.sentences(reasons));
    }

    private static Message reason(RequirementLine line) {
        return Message.of(GateLook.class, "queue.reason", line.requirement().id(), line.reason());
    }
}
