package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.NotUnderstood;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which facts somebody looks for.
 *
 * @param type {@code null} for all
 * @param text in the sentence of the fact, as it is shown, or in who recorded it, in whichever case; empty for all
 * @param page from 1, the newest first
 */
record FactSearch(FactType type, String text, long page) {

    /** Ten digits, so that no page is so far away that its place cannot be counted. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    static FactSearch of(String type, String text, String page) {
        return new FactSearch(
                Optional.ofNullable(type).flatMap(FactType::named).orElse(null),
                Util.fixNull(text).strip(),
                number(page).filter(number -> number >= 1).orElse(1L));
    }

    /** Empty for what is no number. */
    static Optional<Long> number(String typed) {
        return Optional.ofNullable(typed)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::parseLong);
    }

    FactSearch on(long otherPage) {
        return new FactSearch(type, text, otherPage);
    }

    boolean matches(RecordedFact recorded) {
        boolean ofType =
                type == null || !(recorded.fact() instanceof NotUnderstood) && FactType.of(recorded.fact()) == type;
        return ofType && (text.isEmpty() || says(recorded));
    }

    private boolean says(RecordedFact recorded) {
        return contains(Wording.of(FactSentences.of(recorded.fact())))
                || contains(recorded.actor().shown());
    }

    private boolean contains(String shown) {
        return shown.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
