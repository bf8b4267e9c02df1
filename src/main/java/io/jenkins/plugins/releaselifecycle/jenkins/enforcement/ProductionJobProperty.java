package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The owner's word that a job deploys into production. Adding it holds the job; removing or changing it lets nothing go, because
 * {@link ProductionMarks} remembers it.
 */
public class ProductionJobProperty extends OptionalJobProperty<Job<?, ?>> {

    private String application;
    private String versionParameter;

    @DataBoundConstructor
    public ProductionJobProperty() {
        // everything has a default: the job itself, and the latest version on record
    }

    /** Full name of the application; empty where the job itself is the application. */
    public String getApplication() {
        return stripped(application);
    }

    @DataBoundSetter
    public void setApplication(String application) {
        this.application = stripped(application);
    }

    /** The build parameter that says the version; empty for the latest version on record. */
    public String getVersionParameter() {
        return stripped(versionParameter);
    }

    @DataBoundSetter
    public void setVersionParameter(String versionParameter) {
        this.versionParameter = stripped(versionParameter);
    }

    private static String stripped(String given) {
        return Util.fixNull(given).strip();
    }

    ProductionTarget target() {
        return new ProductionTarget(getApplication(), getVersionParameter());
    }

    @Extension
    @Symbol("releaseLifecycleProductionJob")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ProductionJobProperty_displayName();
        }

        /** Says so where whoever asks can see no such application. */
        @POST
        public FormValidation doCheckApplication(@AncestorInPath Item item, @QueryParameter String value) {
            item.checkPermission(Item.CONFIGURE);
            String application = stripped(value);
            return application.isEmpty() || Jenkins.get().getItemByFullName(application) != null
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.ProductionJobProperty_noApplication(application));
        }
    }
}
