package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.HashSet;
import java.util.Set;

/**
 * Numbers the first names in a document, and bounds the memory for all that are different: parsers keep every name that
 * they meet until the end, and real reports have few.
 */
final class Vocabulary {
    /** Names that get a number. */
    static final int NUMBERED = 256;

    /** What a name gets that has come too late for a number. */
    static final int NO_NUMBER = -1;

    private static final int SLOTS = 4 * NUMBERED;

    /** Slots from that of its hash code on in which a name may be. */
    private static final int PROBES = 4;

    private final TextBudget budget = new TextBudget();
    private final String[] words = new String[SLOTS];
    private final int[] numbers = new int[SLOTS];
    private final Set<String> others = new HashSet<>();
    private int numbered;

    /**
     * Notes a name; refuses a document that has too many.
     *
     * @return its number, the same each time, or {@link #NO_NUMBER}
     */
    int note(String word) {
        int hash = word.hashCode();
        for (int i = 0; i < PROBES; i++) {
            int slot = hash + i & SLOTS - 1;
            String there = words[slot];
            if (there == null && numbered < NUMBERED) {
                budget.charge(word);
                words[slot] = word;
                numbers[slot] = numbered++;
                return numbers[slot];
            }
            if (word.equals(there)) {
                return numbers[slot];
            }
        }
        if (others.add(word)) {
            budget.charge(word);
        }
        return NO_NUMBER;
    }
}
