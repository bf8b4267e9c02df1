package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Jobs that deploy into production, and of which application. */
public class ProductionJobSettings extends AbstractDescribableImpl<ProductionJobSettings> {

    private static final String PATH = "productionJobs.jobs";

    private final String jobs;
    private String application = "";
    private String versionParameter = "";

    private transient volatile JobPattern pattern;

    /** @param jobs pattern of full names, such as {@code ops/**} */
    @DataBoundConstructor
    public ProductionJobSettings(String jobs) {
        this.jobs = Setting.stripped(jobs);
    }

    public String getJobs() {
        return jobs;
    }

    /** Full name of the application; empty where the job itself is the application. */
    public String getApplication() {
        return application;
    }

    @DataBoundSetter
    public void setApplication(String application) {
        this.application = Setting.stripped(application);
    }

    /** The build parameter that says the version; empty for the latest version on record. */
    public String getVersionParameter() {
        return versionParameter;
    }

    @DataBoundSetter
    public void setVersionParameter(String versionParameter) {
        this.versionParameter = Setting.stripped(versionParameter);
    }

    /** @throws InvalidInputException where the pattern names nothing, or the file with the settings lacks something */
    void check() {
        matches("");
        Setting.required("productionJobs.application", application);
        Setting.required("productionJobs.versionParameter", versionParameter);
    }

    /**
     * Whether these settings are about that job.
     *
     * @throws InvalidInputException where the pattern names nothing
     */
    public boolean matches(String fullName) {
        JobPattern known = pattern;
        if (known == null) {
            known = new JobPattern(PATH, jobs);
            pattern = known;
        }
        return known.matches(fullName);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<ProductionJobSettings> {

        /** Says so where the pattern names no job, or none that is there now. */
        @POST
        public FormValidation doCheckJobs(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            ProductionJobSettings settings = new ProductionJobSettings(value);
            FormValidation check = FieldCheck.of(settings::check);
            boolean idle = check.kind == FormValidation.Kind.OK
                    && Jenkins.get()
                            .getAllItems(Job.class, job -> settings.matches(job.getFullName()))
                            .isEmpty();
            return idle ? FormValidation.warning(Messages.ProductionJobSettings_noJob()) : check;
        }

        /** Says so where there is no such application. */
        @POST
        public FormValidation doCheckApplication(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            String application = Setting.stripped(value);
            return application.isEmpty() || Jenkins.get().getItemByFullName(application) != null
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.ProductionJobSettings_noApplication(application));
        }
    }
}
