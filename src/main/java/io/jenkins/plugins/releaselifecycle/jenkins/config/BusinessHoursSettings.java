package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.policy.BusinessHours;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The hours of the week in which something may be deployed into production. */
public class BusinessHoursSettings extends AbstractDescribableImpl<BusinessHoursSettings> {

    private static final String PATH = "policy.calendar.businessHours";

    private String[] days =
            BusinessHours.ALWAYS.days().stream().map(BusinessHours::idOf).toArray(String[]::new);
    private String from = BusinessHours.ALWAYS.from().toString();
    private String until = BusinessHours.ALWAYS.until().toString();

    @DataBoundConstructor
    public BusinessHoursSettings() {
        // everything has a default: any time
    }

    BusinessHours toHours() {
        Set<DayOfWeek> chosen = EnumSet.noneOf(DayOfWeek.class);
        for (String day : Setting.required(PATH + ".days", days)) {
            chosen.add(new Setting(PATH + ".days", day).weekday());
        }
        LocalTime begin = new Setting(PATH + ".from", from).time();
        LocalTime end = new Setting(PATH + ".until", until).time();
        return Setting.within(PATH, () -> new BusinessHours(chosen, begin, end));
    }

    public List<String> getDays() {
        return days == null ? null : Arrays.asList(days);
    }

    /** @param days {@code monday} to {@code sunday} */
    @DataBoundSetter
    public void setDays(List<String> days) {
        this.days = days.toArray(String[]::new);
    }

    public String getFrom() {
        return from;
    }

    /** @param from such as {@code 09:00}, in the policy's time zone */
    @DataBoundSetter
    public void setFrom(String from) {
        this.from = Setting.stripped(from);
    }

    public String getUntil() {
        return until;
    }

    /** @param until the first moment after the hours; {@code 00:00} is the end of the day */
    @DataBoundSetter
    public void setUntil(String until) {
        this.until = Setting.stripped(until);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<BusinessHoursSettings> {

        /** All days, for the form. */
        public List<String> getWeek() {
            return BusinessHours.dayIds();
        }

        public String label(String day) {
            return new Setting(PATH, day).weekday().getDisplayName(TextStyle.FULL, LocaleProvider.getLocale());
        }

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
            return FieldCheck.of(() -> new Setting(PATH + "." + name, Setting.stripped(value)).time());
        }
    }
}
