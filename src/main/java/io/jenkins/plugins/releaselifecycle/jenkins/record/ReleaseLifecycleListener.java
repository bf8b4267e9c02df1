package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Is told what was recorded about applications, for whoever passes it on: to a chat, a ticket, a mailbox. What a listener
 * does changes no record and no answer of a gate.
 */
public abstract class ReleaseLifecycleListener implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(ReleaseLifecycleListener.class.getName());

    /**
     * Facts were recorded, and are safe on disk. Called in the thread that recorded them, which may be that of a build or of a
     * page: it waits as long as this takes, so anything that takes time has to be done elsewhere. Where several threads record,
     * calls overlap and need not come in the order of the facts. What is thrown is logged, and the other listeners are told.
     *
     * @param application whose record it is
     * @param facts in their order; at least one
     */
    public abstract void recorded(AbstractItem application, List<RecordedFact> facts);

    static void tell(AbstractItem application, List<RecordedFact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        for (ReleaseLifecycleListener listener : ExtensionList.lookup(ReleaseLifecycleListener.class)) {
            try {
                listener.recorded(application, facts);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(
                        Level.WARNING,
                        e,
                        () -> listener.getClass().getName() + " failed for " + application.getFullName());
            }
        }
    }
}
