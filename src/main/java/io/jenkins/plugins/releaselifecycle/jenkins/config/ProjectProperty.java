package io.jenkins.plugins.releaselifecycle.jenkins.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.util.List;
import jenkins.branch.MultiBranchProject;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.variant.OptionalExtension;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the owner of an application with branches says of it, on the project: no Jenkinsfile can say so. */
public class ProjectProperty extends AbstractFolderProperty<MultiBranchProject<?, ?>>
        implements ApplicationDeclaration {

    private final String exposure;
    private String[] recorders;

    /** @throws InvalidInputException where {@code exposure} is neither {@code external} nor {@code internal} */
    @DataBoundConstructor
    public ProjectProperty(String exposure) {
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

    /** As of a job: {@link ApplicationProperty#setRecorders}. */
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

    @OptionalExtension(requirePlugins = "branch-api")
    @Symbol("releaseLifecycleProject")
    public static class DescriptorImpl extends AbstractFolderPropertyDescriptor {

        private static final String TICKED = "declared";

        @Override
        public String getDisplayName() {
            return Messages.ProjectProperty_displayName();
        }

        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            return form.has(TICKED)
                    ? super.newInstance(request, RecordersField.accepted(form.getJSONObject(TICKED)))
                    : null;
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
