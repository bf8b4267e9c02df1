package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.BitSet;
import java.util.Locale;

/**
 * Full names of jobs: {@code *} is anything within one part of the name, {@code **} any number of parts. As Jenkins never has two
 * names that differ in case alone, case makes no difference. Takes time in proportion to the lengths of both, because the queue
 * waits for it.
 */
final class JobPattern {

    private static final char WITHIN = '\uE000';
    private static final char ACROSS = '\uE001';

    /** Any number of whole parts; {@link #INSIDE} is what it has become amid one. */
    private static final char PARTS = '\uE002';

    private static final char INSIDE = '\uE003';

    private final String tokens;

    /** @throws InvalidInputException where it names nothing */
    JobPattern(String path, String given) {
        String pattern = Setting.required(path, given).replaceAll("/{2,}", "/").replaceFirst("^/", "");
        if (pattern.isEmpty()) {
            throw new InvalidInputException(Message.of(JobPattern.class, "jobs.missing", path));
        }
        this.tokens = folded(pattern.endsWith("/") ? pattern + "**" : pattern)
                .replace("**/", "" + PARTS + INSIDE)
                .replace("**", "" + ACROSS)
                .replace('*', WITHIN);
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    boolean matches(String fullName) {
        BitSet reached = new BitSet();
        reach(reached, 0);
        for (char next : folded(fullName).toCharArray()) {
            BitSet then = new BitSet();
            reached.stream().filter(at -> at < tokens.length()).forEach(at -> step(then, at, next));
            reached = then;
        }
        return reached.get(tokens.length());
    }

    private void step(BitSet then, int at, char next) {
        switch (tokens.charAt(at)) {
            case ACROSS -> reach(then, at);
            case WITHIN -> {
                if (next != '/') {
                    reach(then, at);
                }
            }
            case PARTS -> step(then, at + 1, next);
            case INSIDE -> {
                then.set(at);
                if (next == '/') {
                    reach(then, at + 1);
                }
            }
            default -> {
                if (tokens.charAt(at) == next) {
                    reach(then, at + 1);
                }
            }
        }
    }

    /** What stands for nothing as well is passed at once. */
    private void reach(BitSet reached, int at) {
        reached.set(at);
        if (at < tokens.length()) {
            switch (tokens.charAt(at)) {
                case ACROSS, WITHIN -> reach(reached, at + 1);
                case PARTS -> reach(reached, at + 2);
                default -> {
                    // stands for itself
                }
            }
        }
    }
}
