package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import hudson.model.userproperty.UserPropertyCategory;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Whether somebody wants to be reminded by mail. */
@Restricted(NoExternalUse.class)
public class ReminderPreferences extends UserProperty {

    private boolean noReminders;
    private boolean noDigest;

    @DataBoundConstructor
    public ReminderPreferences() {
        // both, unless somebody says otherwise
    }

    static ReminderPreferences of(User person) {
        ReminderPreferences said = person.getProperty(ReminderPreferences.class);
        return said == null ? new ReminderPreferences() : said;
    }

    /** When something begins to wait, at half time, and a day before its end. */
    public boolean isReminders() {
        return !noReminders;
    }

    @DataBoundSetter
    public void setReminders(boolean reminders) {
        noReminders = !reminders;
    }

    /** Once a day, everything that waits. */
    public boolean isDigest() {
        return !noDigest;
    }

    @DataBoundSetter
    public void setDigest(boolean digest) {
        noDigest = !digest;
    }

    @Extension
    @Symbol("releaseLifecycleReminders")
    public static class DescriptorImpl extends UserPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.ReminderPreferences_displayName();
        }

        @Override
        public UserProperty newInstance(User user) {
            return new ReminderPreferences();
        }

        @NonNull
        @Override
        public UserPropertyCategory getUserPropertyCategory() {
            return UserPropertyCategory.get(UserPropertyCategory.Preferences.class);
        }
    }
}
