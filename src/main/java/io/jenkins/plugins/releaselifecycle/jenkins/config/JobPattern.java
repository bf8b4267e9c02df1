package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.regex.Pattern;

/**
 * Full names of jobs: {@code *} is anything within one part of the name, {@code **} any number of parts. As Jenkins never has two
 * names that differ in case alone, case makes no difference.
 */
final class JobPattern {

    private final Pattern names;

    /** @throws InvalidInputException where it names nothing */
    JobPattern(String path, String given) {
        String pattern = Setting.required(path, given).replaceAll("^/+", "").replaceAll("/{2,}", "/");
        if (pattern.isEmpty()) {
            throw new InvalidInputException(Message.of(JobPattern.class, "jobs.missing", path));
        }
        this.names = Pattern.compile(
                expression(pattern.endsWith("/") ? pattern + "**" : pattern),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            if (pattern.startsWith("**/", at)) {
                expression.append("(?:.*/)?");
                at += 3;
            } else if (pattern.startsWith("**", at)) {
                expression.append(".*");
                at += 2;
            } else if (pattern.charAt(at) == '*') {
                expression.append("[^/]*");
                at++;
            } else {
                expression.append(Pattern.quote(pattern.substring(at, at + 1)));
                at++;
            }
        }
        return expression.toString();
    }

    boolean matches(String fullName) {
        return names.matcher(fullName).matches();
    }
}
