package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
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
    public void onLocationChanged(Item changed, String oldFullName, String newFullName) {
        if (changed instanceof AbstractItem item) {
            NamesKept kept = kept(oldFullName, newFullName);
            record(item, () -> Lifecycles.get().moved(item, whoeverAsks(), oldFullName, newFullName, kept));
        }
    }

    /** What runs as Jenkins itself was set up by whoever may configure a job, so it is nobody's word. */
    private static NamesKept kept(String from, String to) {
        boolean person = !ACL.SYSTEM2.equals(Jenkins.getAuthentication2());
        if (!person || !Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return NamesKept.ALL;
        }
        return isMovedItself(from, to) ? NamesKept.NONE : NamesKept.EARLIER;
    }

    /** Whether it was not a folder around it: then the folder that it was in is still there, under that name. */
    private static boolean isMovedItself(String from, String to) {
        int last = from.lastIndexOf('/');
        boolean renamed = !from.substring(last + 1).equals(to.substring(to.lastIndexOf('/') + 1));
        if (renamed || last < 0) {
            return true;
        }
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            String folder = from.substring(0, last);
            Item present = Jenkins.get().getItemByFullName(folder);
            return present != null && present.getFullName().equals(folder);
        }
    }

    @Override
    public void onCheckDelete(Item changed) {
        if (changed instanceof AbstractItem item) {
            pointers.remove(item.getFullName());
            record(item, () -> new LedgerPointer(item).read().ifPresent(id -> pointers.put(item.getFullName(), id)));
        }
    }

    /** The pointer is gone with the job's directory by now. */
    @Override
    public void onDeleted(Item changed) {
        if (changed instanceof AbstractItem item) {
            LedgerId id = pointers.remove(item.getFullName());
            if (id != null) {
                record(item, () -> Lifecycles.get().deleted(id, whoeverAsks(), item.getFullName()));
            }
        }
    }

    @Override
    public void onUpdated(Item changed) {
        if (changed instanceof AbstractItem item) {
            tighten(item);
        }
    }

    private static void tighten(AbstractItem item) {
        AbstractItem application = item instanceof Job<?, ?> job ? ApplicationItem.of(job) : item;
        record(application, () -> Lifecycles.get().tighten(application, whoeverAsks()));
    }

    /**
     * Pipelines and programs change what a job says of its application without anybody updating the job; and whoever changes a project
     * may be about to take branches from it.
     */
    @Extension
    public static class OnSave extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof AbstractItem item && Assignment.declared(item).isPresent()) {
                tighten(item);
            }
        }
    }

    private static Actor whoeverAsks() {
        Authentication who = Jenkins.getAuthentication2();
        return ACL.SYSTEM2.equals(who) ? new Actor.Product() : new Actor.User(who.getName());
    }

    /** What was done to the job is done; where it cannot be recorded the gate is closed anyway and says why. */
    private static void record(AbstractItem item, Runnable recording) {
        try {
            recording.run();
        } catch (LedgerException e) {
            LOGGER.log(Level.SEVERE, e, () -> "A change of " + item.getFullName() + " could not be recorded");
        }
    }
}
