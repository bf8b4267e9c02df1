package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.OptionalJobProperty;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the owner of an application says of it. May ask for more than the administrator, never for less. */
public class ApplicationProperty extends OptionalJobProperty<Job<?, ?>> implements ApplicationDeclaration {

    private final String exposure;

    /** Missing in files from before there were any. */
    private String[] recorders;

    /** @throws InvalidInputException where {@code exposure} is neither {@code external} nor {@code internal} */
    @DataBoundConstructor
    public ApplicationProperty(String exposure) {
        this.exposure = ExposureField.accepted(exposure);
    }

    public String getExposure() {
        return exposure;
    }

    @Override
    public Exposure declaredExposure() {
        return ExposureField.read(exposure);
    }

    public List<String> getRecorders() {
        return recordedBy().patterns();
    }

    /**
     * Full names of the items whose builds may record for this application; nobody's but its own without any.
     *
     * @throws InvalidInputException where one can be no name
     */
    @DataBoundSetter
    public void setRecorders(List<String> recorders) {
        this.recorders = NamePatterns.read(RecordersField.NAME, recorders);
    }

    /** For the form: one a line. */
    public String getLines() {
        return recordedBy().lines();
    }

    @Override
    public NamePatterns recordedBy() {
        return NamePatterns.of(recorders);
    }

    @Extension
    @Symbol("releaseLifecycleApplication")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ApplicationProperty_displayName();
        }

        @Override
        public JobProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return super.newInstance(request, RecordersField.accepted(form));
        }

        @POST
        public ListBoxModel doFillExposureItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return ExposureField.items();
        }

        @POST
        public FormValidation doCheckExposure(@AncestorInPath Item item, @QueryParameter String value) {
            item.checkPermission(Item.CONFIGURE);
            return ExposureField.check(value);
        }

        @POST
        public FormValidation doCheckRecorders(@AncestorInPath Item item, @QueryParameter String value) {
            item.checkPermission(Item.CONFIGURE);
            return RecordersField.check(value);
        }
    }
}
