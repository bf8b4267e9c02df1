package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.policy.DeploymentCalendar;
import io.jenkins.plugins.releaselifecycle.core.policy.Freeze;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** When something may be deployed into production. */
public class CalendarSettings extends AbstractDescribableImpl<CalendarSettings> {

    static final String FREEZES = "policy.calendar.freezes";

    private FreezeSettings[] freezes = {};
    private BusinessHoursSettings businessHours = new BusinessHoursSettings();

    @DataBoundConstructor
    public CalendarSettings() {
        // everything has a default: any time
    }

    DeploymentCalendar toCalendar() {
        List<Freeze> times = new ArrayList<>();
        for (FreezeSettings freeze : Setting.required(FREEZES, freezes)) {
            times.add(Setting.required(FREEZES, freeze).toFreeze(FREEZES));
        }
        return Setting.within(
                "policy.calendar",
                () -> new DeploymentCalendar(
                        times,
                        Setting.required("policy.calendar.businessHours", businessHours)
                                .toHours()));
    }

    public List<FreezeSettings> getFreezes() {
        return freezes == null ? null : Arrays.asList(freezes);
    }

    @DataBoundSetter
    public void setFreezes(List<FreezeSettings> freezes) {
        this.freezes = freezes.toArray(FreezeSettings[]::new);
    }

    public BusinessHoursSettings getBusinessHours() {
        return businessHours;
    }

    @DataBoundSetter
    public void setBusinessHours(BusinessHoursSettings businessHours) {
        this.businessHours = businessHours;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<CalendarSettings> {}
}
