package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;

/** The field in which an owner says whether the application is open to the outside. */
final class ExposureField {

    private ExposureField() {}

    /** @throws InvalidInputException where it is neither {@code external} nor {@code internal} */
    static String accepted(String given) {
        if (Exposure.of(given).isEmpty()) {
            throw new InvalidInputException(Message.of(
                    ExposureField.class,
                    "application.exposure",
                    Shown.of(String.valueOf(given)),
                    Exposure.ids().toString()));
        }
        return given;
    }

    /** External where the file with the configuration holds something that is no exposure. */
    static Exposure read(String configured) {
        return Exposure.of(configured).orElse(Exposure.EXTERNAL);
    }

    static ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        for (Exposure exposure : new Exposure[] {Exposure.EXTERNAL, Exposure.INTERNAL}) {
            items.add(Wording.of(exposure), exposure.id());
        }
        return items;
    }

    /** Says so when the administrator has fixed more than is chosen here. */
    static FormValidation check(String value) {
        try {
            Exposure floor = ReleaseLifecycleConfiguration.get().policyInForce().exposure();
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
