package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Arrays;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.springframework.security.access.AccessDeniedException;

/** The field in which an owner says who else may record for the application. */
final class RecordersField {

    static final String NAME = "recorders";

    private RecordersField() {}

    /** @throws Descriptor.FormException where a line of it can be no name */
    static JSONObject accepted(JSONObject form) throws Descriptor.FormException {
        try {
            NamePatterns.read(NAME, List.of(form.optString(NAME)));
            return form;
        } catch (InvalidInputException e) {
            throw new Descriptor.FormException(Wording.of(e.reason()), e, NAME);
        }
    }

    /** What would be refused, and names of nothing that the visitor knows. */
    static FormValidation check(String value) {
        try {
            return Arrays.stream(NamePatterns.read(NAME, List.of(value)))
                    .filter(name -> !name.contains("*") && !isThere(name))
                    .findFirst()
                    .map(name -> FormValidation.warning(Messages.ApplicationProperty_noItem(Shown.of(name))))
                    .orElse(FormValidation.ok());
        } catch (InvalidInputException e) {
            return FormValidation.error(Wording.of(e.reason()));
        }
    }

    private static boolean isThere(String name) {
        try {
            return Jenkins.get().getItemByFullName(name, Item.class) != null;
        } catch (AccessDeniedException e) {
            return false;
        }
    }
}
