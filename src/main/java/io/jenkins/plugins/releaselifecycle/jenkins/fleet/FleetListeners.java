package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import hudson.Extension;
import hudson.XmlFile;
import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What tells the index that something it remembers may be otherwise. */
final class FleetListeners {

    private FleetListeners() {}

    /** Has an application read again about which something was recorded. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Records extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            FleetIndex.get().lookAgain(application.getFullName());
        }
    }

    /** Follows applications that begin, are called otherwise or go, after their records have. */
    @Extension(ordinal = -1000)
    @Restricted(NoExternalUse.class)
    public static class Items extends ItemListener {
        @Override
        public void onCreated(Item item) {
            FleetIndex.get().lookAgain(item.getFullName());
        }

        @Override
        public void onDeleted(Item item) {
            FleetIndex.get().forget(item.getFullName());
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            FleetIndex.get().forget(oldFullName);
            FleetIndex.get().lookAgain(newFullName);
        }
    }

    /**
     * Other settings can ask something else of every application; another configuration of a job can make it one, or declare something
     * else of the project of which it is a branch.
     */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Settings extends SaveableListener {
        @Override
        public void onChange(Saveable changed, XmlFile file) {
            if (changed instanceof ReleaseLifecycleConfiguration) {
                FleetIndex.get().settingsChanged();
            } else if (changed instanceof Job<?, ?> job) {
                FleetIndex.get().lookAgain(ApplicationItem.of(job).getFullName());
            } else if (changed instanceof AbstractItem item) {
                FleetIndex.get().lookAgain(item.getFullName());
            }
        }
    }
}
