package io.jenkins.plugins.releaselifecycle.jenkins.page;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.views.ListViewColumn;
import hudson.views.ListViewColumnDescriptor;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** In a view, where each application stands. It reads no record: what is not known yet is being read. */
@Restricted(NoExternalUse.class)
public class LifecycleColumn extends ListViewColumn {

    @DataBoundConstructor
    public LifecycleColumn() {
        // nothing can be set
    }

    /** What the column says of an item; {@code null} where it is no application, as far as is known. */
    public FleetItem cell(Item item) {
        return item instanceof AbstractItem application
                ? FleetIndex.get()
                        .row(application)
                        .map(row -> new FleetItem(application, row, false))
                        .orElse(null)
                : null;
    }

    /** Nobody finds it in a new view who has not asked for it. */
    @Extension
    @Symbol("releaseLifecycle")
    public static class DescriptorImpl extends ListViewColumnDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.LifecycleColumn_displayName();
        }

        @Override
        public boolean shownByDefault() {
            return false;
        }
    }
}
