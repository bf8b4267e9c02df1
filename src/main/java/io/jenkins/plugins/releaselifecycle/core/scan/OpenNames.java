package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The member names of all objects open at once: finds the one that an object has twice, and bounds their memory. Of
 * those that the vocabulary numbers, each object has a bit; the others are kept.
 */
final class OpenNames {
    private static final int CHARACTERS = 4 << 20;
    private static final int ENTRY = 40;

    /** Words of bits for one object. */
    private static final int WORDS = Vocabulary.NUMBERED / Long.SIZE;

    private final Vocabulary vocabulary = new Vocabulary();
    private final long[] numbered;
    private final Names[] at;
    private int all;

    OpenNames(int depth) {
        this.numbered = new long[(depth + 2) * WORDS];
        this.at = new Names[depth + 2];
    }

    /** A member of the object at that depth; whether it is the first of that name. */
    boolean add(int depth, String name) {
        int number = vocabulary.note(name);
        if (number == Vocabulary.NO_NUMBER) {
            return addOther(depth, name);
        }
        int word = depth * WORDS + number / Long.SIZE;
        long before = numbered[word];
        numbered[word] = before | 1L << number; // of the number, the shift takes the last 6 bits
        return numbered[word] != before;
    }

    private boolean addOther(int depth, String name) {
        if (at[depth] == null) {
            at[depth] = new Names();
        }
        all += name.length() + ENTRY;
        return at[depth].add(name);
    }

    /** Whether there are more than there is room for. */
    boolean tooMany() {
        return all > CHARACTERS;
    }

    /** The object at that depth has ended. */
    void end(int depth) {
        Arrays.fill(numbered, depth * WORDS, (depth + 1) * WORDS, 0);
        if (at[depth] != null) {
            all -= at[depth].end();
        }
    }

    /** Those of one object: compared one by one while they are few, as they nearly always are. */
    private static final class Names {
        private final String[] few = new String[16];
        private Set<String> many;
        private long hashes;
        private int number;
        private int cost;

        boolean add(String name) {
            cost += name.length() + ENTRY;
            if (number == few.length) {
                if (many == null) {
                    many = new HashSet<>(Arrays.asList(few));
                }
                return many.add(name);
            }
            long hash = 1L << name.hashCode(); // of the code, the shift takes the last 6 bits
            boolean added = (hashes & hash) == 0 || !isAmongFew(name);
            hashes |= hash;
            few[number++] = name;
            return added;
        }

        private boolean isAmongFew(String name) {
            for (int i = 0; i < number; i++) {
                if (few[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }

        /** Forgets them; what they cost. */
        int end() {
            int before = cost;
            many = null;
            hashes = 0;
            number = 0;
            cost = 0;
            return before;
        }
    }
}
