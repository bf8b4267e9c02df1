package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.policy.SeverityLimits;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The most findings that a retest may have, each a whole number or {@value Setting#UNLIMITED}. */
public class LimitSettings extends AbstractDescribableImpl<LimitSettings> {

    private String critical = text(SeverityLimits.SHIPPED.critical());
    private String high = text(SeverityLimits.SHIPPED.high());
    private String medium = text(SeverityLimits.SHIPPED.medium());
    private String low = text(SeverityLimits.SHIPPED.low());
    private String info = text(SeverityLimits.SHIPPED.info());
    private String unknown = text(SeverityLimits.SHIPPED.unknown());
    private String notExamined = text(SeverityLimits.SHIPPED.notExamined());

    @DataBoundConstructor
    public LimitSettings() {
        // everything has a default: the shipped limits
    }

    private static String text(Integer limit) {
        return limit == null ? Setting.UNLIMITED : limit.toString();
    }

    SeverityLimits toLimits() {
        return new SeverityLimits(
                number("critical", critical),
                number("high", high),
                number("medium", medium),
                number("low", low),
                number("info", info),
                number("unknown", unknown),
                number("notExamined", notExamined));
    }

    private static Integer number(String name, String limit) {
        return new Setting("policy.limits." + name, limit).limit();
    }

    public String getCritical() {
        return critical;
    }

    @DataBoundSetter
    public void setCritical(String critical) {
        this.critical = Setting.stripped(critical);
    }

    public String getHigh() {
        return high;
    }

    @DataBoundSetter
    public void setHigh(String high) {
        this.high = Setting.stripped(high);
    }

    public String getMedium() {
        return medium;
    }

    @DataBoundSetter
    public void setMedium(String medium) {
        this.medium = Setting.stripped(medium);
    }

    public String getLow() {
        return low;
    }

    @DataBoundSetter
    public void setLow(String low) {
        this.low = Setting.stripped(low);
    }

    public String getInfo() {
        return info;
    }

    @DataBoundSetter
    public void setInfo(String info) {
        this.info = Setting.stripped(info);
    }

    public String getUnknown() {
        return unknown;
    }

    @DataBoundSetter
    public void setUnknown(String unknown) {
        this.unknown = Setting.stripped(unknown);
    }

    public String getNotExamined() {
        return notExamined;
    }

    @DataBoundSetter
    public void setNotExamined(String notExamined) {
        this.notExamined = Setting.stripped(notExamined);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<LimitSettings> {

        @POST
        public FormValidation doCheckCritical(@QueryParameter String value) {
            return check("critical", value);
        }

        @POST
        public FormValidation doCheckHigh(@QueryParameter String value) {
            return check("high", value);
        }

        @POST
        public FormValidation doCheckMedium(@QueryParameter String value) {
            return check("medium", value);
        }

        @POST
        public FormValidation doCheckLow(@QueryParameter String value) {
            return check("low", value);
        }

        @POST
        public FormValidation doCheckInfo(@QueryParameter String value) {
            return check("info", value);
        }

        @POST
        public FormValidation doCheckUnknown(@QueryParameter String value) {
            return check("unknown", value);
        }

        @POST
        public FormValidation doCheckNotExamined(@QueryParameter String value) {
            return check("notExamined", value);
        }

        private static FormValidation check(String name, String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            return FieldCheck.of(() -> number(name, Setting.stripped(value)));
        }
    }
}
