package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.SeverityLimits;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The most findings that a retest may have, each a whole number or {@value #UNLIMITED}. */
public class LimitSettings extends AbstractDescribableImpl<LimitSettings> {

    static final String UNLIMITED = "unlimited";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

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
        return limit == null ? UNLIMITED : limit.toString();
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
        if (UNLIMITED.equals(limit)) {
            return null;
        }
        if (limit == null || !NUMBER.matcher(limit).matches()) {
            throw PolicySettings.refused("policy.limit", "limits." + name, limit, UNLIMITED);
        }
        return Integer.valueOf(limit);
    }

    public String getCritical() {
        return critical;
    }

    @DataBoundSetter
    public void setCritical(String critical) {
        this.critical = critical.strip();
    }

    public String getHigh() {
        return high;
    }

    @DataBoundSetter
    public void setHigh(String high) {
        this.high = high.strip();
    }

    public String getMedium() {
        return medium;
    }

    @DataBoundSetter
    public void setMedium(String medium) {
        this.medium = medium.strip();
    }

    public String getLow() {
        return low;
    }

    @DataBoundSetter
    public void setLow(String low) {
        this.low = low.strip();
    }

    public String getInfo() {
        return info;
    }

    @DataBoundSetter
    public void setInfo(String info) {
        this.info = info.strip();
    }

    public String getUnknown() {
        return unknown;
    }

    @DataBoundSetter
    public void setUnknown(String unknown) {
        this.unknown = unknown.strip();
    }

    public String getNotExamined() {
        return notExamined;
    }

    @DataBoundSetter
    public void setNotExamined(String notExamined) {
        this.notExamined = notExamined.strip();
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
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            try {
                number(name, Util.fixNull(value).strip());
                return FormValidation.ok();
            } catch (InvalidInputException e) {
                return FormValidation.error(Wording.of(e.reason()));
            }
        }
    }
}
