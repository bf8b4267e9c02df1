package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads JSON by a closed description: what it does not name, and what is {@code null}, is refused. */
final class AttestationJson {
    /** Characters (code points) of any text. */
    static final int LONGEST = 500;

    /** Neither white space nor a control character, which shows nothing either. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{C}]");

    private final JsonWalker json;

    AttestationJson(JsonWalker json) {
        this.json = json;
    }

    /** The object here: all the required members, perhaps optional ones, no others. */
    void object(List<String> required, List<String> optional, JsonWalker.Member member) throws IOException {
        Message place = json.place();
        Set<String> missing = new LinkedHashSet<>(required);
        refuseNull();
        json.object(name -> {
            if (!missing.remove(name) && !optional.contains(name)) {
                throw Refusal.because("attestation.unknown-member", json.place(), name);
            }
            member.read(name);
        });
        if (!missing.isEmpty()) {
            throw Refusal.because("attestation.missing", place, String.join(", ", missing));
        }
    }

    /** The array here; how many elements it has. */
    int array(JsonWalker.Element element) throws IOException {
        refuseNull();
        return json.array(element);
    }

    /** The text here, with something to see in it. */
    String text() throws IOException {
        refuseNull();
        String text = json.text();
        if (text.codePointCount(0, text.length()) > LONGEST
                || !VISIBLE.matcher(text).find()) {
            throw Refusal.because("attestation.text", json.place(), LONGEST);
        }
        return text;
    }

    /** The text here, which is one of these words. */
    String word(List<String> words) throws IOException {
        String text = text();
        if (!words.contains(text)) {
            throw Refusal.because("attestation.word", json.place(), text, String.join(", ", words));
        }
        return text;
    }

    /** The number here, not less than 0. */
    int count() throws IOException {
        int number = json.integer();
        if (number < 0) {
            throw Refusal.because("attestation.negative", json.place(), number);
        }
        return number;
    }

    int integer() throws IOException {
        return json.integer();
    }

    Message place() {
        return json.place();
    }

    private void refuseNull() {
        if (json.isNull()) {
            throw Refusal.because("attestation.null", json.place());
        }
    }
}
