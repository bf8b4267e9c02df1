package io.jenkins.plugins.releaselifecycle.core.scan;

/** Bounds the memory for what has to be kept until the end of a report, such as the names of rules. */
final class TextBudget {
    private static final int CHARACTERS = 3 << 20;
    private static final int ENTRY = 96;

    private int left = CHARACTERS;

    /** Charges one entry made of these texts, each of which may be {@code null}. */
    void charge(String... texts) {
        int cost = ENTRY;
        for (String text : texts) {
            cost += text == null ? 0 : text.length();
        }
        left -= cost;
        if (left < 0) {
            throw Refusal.because("too-much-kept", CHARACTERS);
        }
    }
}
