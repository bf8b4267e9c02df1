package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the form of the policy asks while it is filled in. */
@Extension
public class PolicySettingsDescriptor extends Descriptor<PolicySettings> {

    public PolicySettingsDescriptor() {
        super(PolicySettings.class);
    }

    /** All kinds of security test, for the form. */
    public ScanKind[] getKinds() {
        return ScanKind.values();
    }

    public String label(ScanKind kind) {
        return Wording.of(kind);
    }

    /** All roles, for the form. */
    public Role[] getRoles() {
        return Role.values();
    }

    public String labelOf(Role role) {
        return Wording.of(role);
    }

    @POST
    public FormValidation doCheckEnforceFrom(@QueryParameter String value) {
        return check(settings -> settings.setEnforceFrom(value));
    }

    @POST
    public ListBoxModel doFillExposureItems() {
        Jenkins.get().checkPermission(Jenkins.READ);
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.PolicySettings_exposure_external(), Exposure.EXTERNAL.id());
        items.add(Messages.PolicySettings_exposure_internal(), Exposure.INTERNAL.id());
        return items;
    }

    @POST
    public FormValidation doCheckTimeZone(@QueryParameter String value) {
        return check(settings -> settings.setTimeZone(value));
    }

    @POST
    public FormValidation doCheckRetests(@QueryParameter String value) {
        return check(settings -> settings.setRetests(value));
    }

    @POST
    public FormValidation doCheckMaxAge(@QueryParameter String value) {
        return check(settings -> settings.setMaxAge(value));
    }

    @POST
    public FormValidation doCheckTestingTerm(@QueryParameter String value) {
        return check(settings -> settings.setTestingTerm(value));
    }

    @POST
    public FormValidation doCheckFilingTerm(@QueryParameter String value) {
        return check(settings -> settings.setFilingTerm(value));
    }

    @POST
    public FormValidation doCheckFilingLevel(@QueryParameter String value) {
        return check(settings -> settings.setFilingLevel(value));
    }

    @POST
    public FormValidation doCheckStableRun(@QueryParameter String value) {
        return check(settings -> settings.setStableRun(value));
    }

    /** Only that it is a period: how long the trial run is that it must fit into stands elsewhere in the form. */
    @POST
    public FormValidation doCheckObservation(@QueryParameter String value) {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return FieldCheck.of(() ->
                PolicySettings.setting("observation", Setting.stripped(value)).period());
    }

    private static FormValidation check(Consumer<PolicySettings> change) {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        PolicySettings settings = new PolicySettings();
        change.accept(settings);
        return FieldCheck.of(settings::toPolicy);
    }
}
