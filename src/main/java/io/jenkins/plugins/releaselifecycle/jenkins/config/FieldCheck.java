package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;

/** Says below a field of the form what would be refused when it is saved. */
final class FieldCheck {

    private FieldCheck() {}

    static FormValidation of(Runnable reading) {
        try {
            reading.run();
            return FormValidation.ok();
        } catch (InvalidInputException e) {
            return FormValidation.error(Wording.of(e.reason()));
        }
    }
}
