package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a form calls the members of facts, and what it says about them. */
final class FormTexts {

    private static final ResourceBundle KEYS =
            ResourceBundle.getBundle(FormTexts.class.getPackageName() + ".Texts", Locale.ROOT);

    private FormTexts() {}

    /** What somebody does who records a fact of that type. */
    static Message title(FactType type) {
        return Message.of(FormTexts.class, "type." + type.wireName());
    }

    static Message label(FactType type, String member) {
        return of("label.", type, member);
    }

    static Message help(FactType type, String member) {
        return of("help.", type, member);
    }

    /** A member means the same in most types; where it does not, its type has words of its own. */
    private static Message of(String prefix, FactType type, String member) {
        String own = prefix + type.wireName() + "." + member;
        return Message.of(FormTexts.class, KEYS.containsKey(own) ? own : prefix + member);
    }
}
