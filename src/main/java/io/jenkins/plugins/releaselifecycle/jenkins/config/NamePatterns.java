package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Util;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Names of branches or items. In each {@code *} stands for any characters but {@code /}, so that nothing deeper is meant
 * than is written.
 */
@Restricted(NoExternalUse.class)
public record NamePatterns(List<String> patterns) {

    private static final int LONGEST = 500;

    /**
     * The patterns of a setting. What a hand has made no name of stands for nothing.
     *
     * @param given {@code null} for none
     */
    static NamePatterns of(String[] given) {
        return new NamePatterns(Stream.ofNullable(given)
                .flatMap(Arrays::stream)
                .map(Util::fixNull)
                .toList());
    }

    /**
     * What a form, code or a Jenkinsfile gives.
     *
     * @param lines each may hold several, one a line; {@code null} for none
     * @throws InvalidInputException where one can be no name
     */
    static String[] read(String setting, List<String> lines) {
        String[] patterns = Stream.ofNullable(lines)
                .flatMap(List::stream)
                .flatMap(line -> line == null ? Stream.empty() : line.lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
        for (String pattern : patterns) {
            if (!isPattern(pattern)) {
                throw new InvalidInputException(
                        Message.of(NamePatterns.class, "names.pattern", setting, Shown.of(pattern)));
            }
        }
        return patterns;
    }

    private static boolean isPattern(String text) {
        return text != null
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(text.split("/", -1)).noneMatch(String::isBlank);
    }

    /** As a form shows them, one a line. */
    String lines() {
        return String.join("\n", patterns);
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public boolean matches(String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern.split("/", -1), name.split("/", -1)));
    }

    private static boolean matches(String[] pattern, String[] name) {
        return pattern.length == name.length
                && IntStream.range(0, name.length).allMatch(i -> matches(pattern[i], name[i]));
    }

    /** The last star takes more whenever what follows it does not fit, which is enough: no pattern makes this slow. */
    private static boolean matches(String pattern, String name) {
        int star = -1;
        int taken = 0;
        int p = 0;
        int n = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(p).allMatch(left -> left == '*');
    }
}
