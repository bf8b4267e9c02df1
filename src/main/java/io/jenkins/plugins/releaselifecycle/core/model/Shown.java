package io.jenkins.plugins.releaselifecycle.core.model;

/** Text from outside, made fit to stand inside a message: one line, no control characters, cut to length. */
public final class Shown {

    private static final int LONGEST = 200;

    private Shown() {}

    /** {@code raw} without control and formatting characters, at most 200 characters and an ellipsis. */
    public static String of(String raw) {
        String line = raw.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
