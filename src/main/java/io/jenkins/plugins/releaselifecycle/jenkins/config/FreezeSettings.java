package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.policy.Freeze;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.LocalDateTime;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A time in which nothing is deployed into production. */
public class FreezeSettings extends AbstractDescribableImpl<FreezeSettings> {

    private final String name;
    private final String from;
    private final String until;

    /**
     * @param from such as {@code 2026-12-20T00:00}, in the policy's time zone
     * @param until the first moment after it
     */
    @DataBoundConstructor
    public FreezeSettings(String name, String from, String until) {
        this.name = Setting.stripped(name);
        this.from = Setting.stripped(from);
        this.until = Setting.stripped(until);
    }

    Freeze toFreeze(String path) {
        String called = Setting.required(path + ".name", name);
        LocalDateTime begin = new Setting(path + ".from", from).moment();
        LocalDateTime end = new Setting(path + ".until", until).moment();
        return Setting.within(path, () -> new Freeze(called, begin, end));
    }

    public String getName() {
        return name;
    }

    public String getFrom() {
        return from;
    }

    public String getUntil() {
        return until;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<FreezeSettings> {

        @POST
        public FormValidation doCheckFrom(@QueryParameter String value) {
            return check("from", value);
        }

        @POST
        public FormValidation doCheckUntil(@QueryParameter String value) {
            return check("until", value);
        }

        private static FormValidation check(String name, String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            String path = CalendarSettings.FREEZES + "." + name;
            return FieldCheck.of(() -> new Setting(path, Setting.stripped(value)).moment());
        }
    }
}
