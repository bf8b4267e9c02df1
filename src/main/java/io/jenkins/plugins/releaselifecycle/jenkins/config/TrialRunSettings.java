package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.policy.Periods;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.time.Period;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How long a trial run lasts (D1), in calendar periods. */
public class TrialRunSettings extends AbstractDescribableImpl<TrialRunSettings> {

    private String usual = Periods.SHIPPED.trialRun().toString();
    private String shortest = Periods.SHIPPED.shortest().toString();
    private String longest = Periods.SHIPPED.longest().toString();

    @DataBoundConstructor
    public TrialRunSettings() {
        // everything has a default: the rule itself
    }

    private static Period period(String name, String given) {
        return new Setting("policy.trialRun." + name, given).period();
    }

    Period toUsual() {
        return period("usual", usual);
    }

    Period toShortest() {
        return period("shortest", shortest);
    }

    Period toLongest() {
        return period("longest", longest);
    }

    public String getUsual() {
        return usual;
    }

    @DataBoundSetter
    public void setUsual(String usual) {
        this.usual = Setting.stripped(usual);
    }

    public String getShortest() {
        return shortest;
    }

    @DataBoundSetter
    public void setShortest(String shortest) {
        this.shortest = Setting.stripped(shortest);
    }

    public String getLongest() {
        return longest;
    }

    @DataBoundSetter
    public void setLongest(String longest) {
        this.longest = Setting.stripped(longest);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<TrialRunSettings> {

        @POST
        public FormValidation doCheckUsual(@QueryParameter String value) {
            return check("usual", value);
        }

        @POST
        public FormValidation doCheckShortest(@QueryParameter String value) {
            return check("shortest", value);
        }

        @POST
        public FormValidation doCheckLongest(@QueryParameter String value) {
            return check("longest", value);
        }

        private static FormValidation check(String name, String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            return FieldCheck.of(() -> period(name, Setting.stripped(value)));
        }
    }
}
