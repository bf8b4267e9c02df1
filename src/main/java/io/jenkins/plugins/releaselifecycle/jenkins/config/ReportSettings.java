package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.scan.ReadLimits;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How much of reports is read and kept. They protect Jenkins; no gate asks for them. */
public class ReportSettings extends AbstractDescribableImpl<ReportSettings> {

    private static final long MIB = 1 << 20;

    private String size = Long.toString(ReadLimits.DEFAULT.bytes() / MIB);
    private String expansion = Integer.toString(ReadLimits.DEFAULT.expansion());
    private String depth = Integer.toString(ReadLimits.DEFAULT.depth());
    private String results = Integer.toString(ReadLimits.DEFAULT.findings());
    private String text = Integer.toString(ReadLimits.DEFAULT.stringLength());
    private String evidence = "1024";

    @DataBoundConstructor
    public ReportSettings() {
        // everything has a default
    }

    /** @throws InvalidInputException where one is no number or out of its range */
    public ReadLimits toLimits() {
        return new ReadLimits(size(size) * MIB, expansion(expansion), depth(depth), results(results), text(text));
    }

    /**
     * The most bytes that are kept of one security test.
     *
     * @throws InvalidInputException where it is no number or out of its range
     */
    public long toEvidence() {
        return evidence(evidence) * MIB;
    }

    private static int number(String name, String given, int least, int most) {
        return new Setting("reports." + name, given).number(least, most);
    }

    private static int size(String given) {
        return number("size", given, 1, 4_096);
    }

    private static int expansion(String given) {
        return number("expansion", given, 1, 10_000);
    }

    private static int depth(String given) {
        return number("depth", given, 10, 1_000);
    }

    private static int results(String given) {
        return number("results", given, 1_000, 10_000_000);
    }

    private static int text(String given) {
        return number("text", given, 1_000, 20_000_000);
    }

    private static int evidence(String given) {
        return number("evidence", given, 1, 65_536);
    }

    public String getSize() {
        return size;
    }

    @DataBoundSetter
    public void setSize(String size) {
        this.size = Setting.stripped(size);
    }

    public String getExpansion() {
        return expansion;
    }

    @DataBoundSetter
    public void setExpansion(String expansion) {
        this.expansion = Setting.stripped(expansion);
    }

    public String getDepth() {
        return depth;
    }

    @DataBoundSetter
    public void setDepth(String depth) {
        this.depth = Setting.stripped(depth);
    }

    public String getResults() {
        return results;
    }

    @DataBoundSetter
    public void setResults(String results) {
        this.results = Setting.stripped(results);
    }

    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = Setting.stripped(text);
    }

    public String getEvidence() {
        return evidence;
    }

    @DataBoundSetter
    public void setEvidence(String evidence) {
        this.evidence = Setting.stripped(evidence);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<ReportSettings> {

        @POST
        public FormValidation doCheckSize(@QueryParameter String value) {
            return check(() -> size(Setting.stripped(value)));
        }

        @POST
        public FormValidation doCheckExpansion(@QueryParameter String value) {
            return check(() -> expansion(Setting.stripped(value)));
        }

        @POST
        public FormValidation doCheckDepth(@QueryParameter String value) {
            return check(() -> depth(Setting.stripped(value)));
        }

        @POST
        public FormValidation doCheckResults(@QueryParameter String value) {
            return check(() -> results(Setting.stripped(value)));
        }

        @POST
        public FormValidation doCheckText(@QueryParameter String value) {
            return check(() -> text(Setting.stripped(value)));
        }

        @POST
        public FormValidation doCheckEvidence(@QueryParameter String value) {
            return check(() -> evidence(Setting.stripped(value)));
        }

        private static FormValidation check(Runnable reading) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            return FieldCheck.of(reading);
        }
    }
}
