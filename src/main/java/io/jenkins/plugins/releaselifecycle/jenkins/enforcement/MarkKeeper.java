package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Remembers which jobs deploy into production, whatever becomes of them. A name that an administrator or Jenkins itself gave up is
 * free; one that anybody else gave up stays marked.
 */
@Extension
@Restricted(NoExternalUse.class)
public class MarkKeeper extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(MarkKeeper.class.getName());

    /** What was there before the plugin, or was put on disk while Jenkins was stopped. */
    @Override
    public void onLoaded() {
        ProductionMarks.get().markWhatJobsSay();
    }

    @Override
    public void onCreated(Item item) {
        said(item);
    }

    @Override
    public void onUpdated(Item item) {
        said(item);
    }

    @Override
    public void onCopied(Item source, Item copy) {
        if (source instanceof Job<?, ?> job && copy instanceof Job<?, ?>) {
            ProductionMarks.get().add(copy.getFullName(), targets(job.getFullName()));
        }
        said(copy);
    }

    /** The new name takes over what held for the old one, be it only by the administrator's pattern. */
    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (item instanceof Job<?, ?>) {
            Set<ProductionTarget> targets = targets(oldFullName);
            targets.removeAll(targets(newFullName));
            ProductionMarks.get().add(newFullName, targets);
            giveUp(oldFullName);
        }
    }

    @Override
    public void onDeleted(Item item) {
        if (item instanceof Job<?, ?>) {
            giveUp(item.getFullName());
        }
    }

    private static void giveUp(String fullName) {
        boolean byJenkinsItself = ACL.SYSTEM2.equals(Jenkins.getAuthentication2());
        if (!byJenkinsItself && Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            ProductionMarks.get().remove(mark -> mark.job().equalsIgnoreCase(fullName));
        }
    }

    private static Set<ProductionTarget> targets(String fullName) {
        try {
            return ProductionJobs.named(fullName);
        } catch (InvalidInputException e) {
            LOGGER.log(Level.SEVERE, e, () -> "Whether " + fullName + " deployed into production could not be told");
            return new LinkedHashSet<>();
        }
    }

    private static void said(Object item) {
        if (item instanceof Job<?, ?> job) {
            ProductionMarks.get().markWhatItSays(job);
        }
    }

    /** Jobs are saved in more ways than through their form. */
    @Extension
    public static class OnSave extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            said(saved);
        }
    }
}
