package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import jenkins.model.Jenkins;
import jenkins.model.OptionalJobProperty;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the owner of an application says of it. May ask for more than the administrator, never for less. */
public class ApplicationProperty extends OptionalJobProperty<Job<?, ?>> {

    private final String exposure;

    /** @throws InvalidInputException where {@code exposure} is neither {@code external} nor {@code internal} */
    @DataBoundConstructor
    public ApplicationProperty(String exposure) {
        if (Exposure.of(exposure).isEmpty()) {
            throw new InvalidInputException(Message.of(
                    ApplicationProperty.class,
                    "application.exposure",
                    Shown.of(String.valueOf(exposure)),
                    Exposure.ids().toString()));
        }
        this.exposure = exposure;
    }

    public String getExposure() {
        return exposure;
    }

    /** What is declared; external where the file with the job's configuration holds something that is no exposure. */
    public Exposure declaredExposure() {
        return Exposure.of(exposure).orElse(Exposure.EXTERNAL);
    }

    @Extension
    @Symbol("releaseLifecycleApplication")
    public static class DescriptorImpl extends OptionalJobPropertyDescriptor {

        @Override
        public String getDisplayName() {
            return Messages.ApplicationProperty_displayName();
        }

        @POST
        public ListBoxModel doFillExposureItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            for (Exposure exposure : new Exposure[] {Exposure.EXTERNAL, Exposure.INTERNAL}) {
                items.add(Wording.of(exposure), exposure.id());
            }
            return items;
        }

        /** Says so when the administrator has fixed more than is chosen here. */
        @POST
        public FormValidation doCheckExposure(@AncestorInPath Item item, @QueryParameter String value) {
            item.checkPermission(Item.CONFIGURE);
            try {
                Exposure floor =
                        ReleaseLifecycleConfiguration.get().policyInForce().exposure();
                return Exposure.of(value)
                                .filter(chosen -> chosen.compareTo(floor) < 0)
                                .isPresent()
                        ? FormValidation.warning(Messages.ApplicationProperty_overruled(Wording.of(floor)))
                        : FormValidation.ok();
            } catch (InvalidInputException e) {
                return FormValidation.error(Wording.of(e.reason()));
            }
        }
    }
}
