package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.HashSet;
import java.util.Set;

/**
 * Bounds the memory for the different names in a document: parsers keep every name that they meet until the end, and
 * real reports have few.
 */
final class Vocabulary {
    private final TextBudget budget = new TextBudget();
    private final Set<String> words = new HashSet<>();
    private final String[] recent = new String[256];

    /** Notes a name, which may be {@code null}; refuses a document that has too many. */
    void note(String word) {
        if (word == null) {
            return;
        }
        int slot = word.hashCode() & recent.length - 1;
        if (!word.equals(recent[slot])) {
            recent[slot] = word;
            if (words.add(word)) {
                budget.charge(word);
            }
        }
    }
}
