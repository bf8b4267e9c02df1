package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** Keeps the record of what people do to the jobs of applications. */
@Extension
public class ApplicationListener extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(ApplicationListener.class.getName());

    /** Of jobs that are being deleted. */
    private final Map<String, LedgerId> pointers = new ConcurrentHashMap<>();

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof Job<?, ?> job) {
            record(job, () -> Lifecycles.get().moved(job, whoeverAsks(), oldFullName, newFullName));
        }
    }

    @Override
    public void onCheckDelete(Item item) {
        if (item instanceof Job<?, ?> job) {
            pointers.remove(job.getFullName());
            record(job, () -> new LedgerPointer(job).read().ifPresent(id -> pointers.put(job.getFullName(), id)));
        }
    }

    /** The pointer is gone with the job's directory by now. */
    @Override
    public void onDeleted(Item item) {
        if (item instanceof Job<?, ?> job) {
            LedgerId id = pointers.remove(job.getFullName());
            if (id != null) {
                record(job, () -> Lifecycles.get().deleted(id, whoeverAsks(), job.getFullName()));
            }
        }
    }

    @Override
    public void onUpdated(Item item) {
        if (item instanceof Job<?, ?> job) {
            record(job, () -> Lifecycles.get().tighten(job, whoeverAsks()));
        }
    }

    private static Actor whoeverAsks() {
        Authentication who = Jenkins.getAuthentication2();
        return ACL.SYSTEM2.equals(who) ? new Actor.Product() : new Actor.User(who.getName());
    }

    /** What was done to the job is done; where it cannot be recorded the gate is closed anyway and says why. */
    private static void record(Job<?, ?> job, Runnable recording) {
        try {
            recording.run();
        } catch (LedgerException e) {
            LOGGER.log(Level.SEVERE, e, () -> "A change of " + job.getFullName() + " could not be recorded");
        }
    }
}
