package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The most findings that the decisive retest may have (C5). The rule's text sets none; the shipped policy says
 * critical 0, high 0, the others unlimited. {@code null} means unlimited.
 *
 * @param unknown findings without a severity that can be understood
 * @param notExamined units that the scan should have examined and did not
 */
public record SeverityLimits(
        Integer critical,
        Integer high,
        Integer medium,
        Integer low,
        Integer info,
        Integer unknown,
        Integer notExamined) {

    public static final SeverityLimits SHIPPED = new SeverityLimits(0, 0, null, null, null, 0, 0);

    /** @throws InvalidInputException where a limit is negative */
    public SeverityLimits {
        refuseNegative("critical", critical);
        refuseNegative("high", high);
        refuseNegative("medium", medium);
        refuseNegative("low", low);
        refuseNegative("info", info);
        refuseNegative("unknown", unknown);
        refuseNegative("notExamined", notExamined);
    }

    private static void refuseNegative(String name, Integer limit) {
        if (limit != null && limit < 0) {
            throw new InvalidInputException(
                    Message.of(SeverityLimits.class, "policy.limit.negative", "limits." + name, limit));
        }
    }

    /** The limit of that severity; {@code null} for unlimited. */
    public Integer of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
            case INFO -> info;
            case UNKNOWN -> unknown;
        };
    }

    /** One message for each limit that the test exceeds, the gravest severity first; none where it passes. */
    public List<Message> exceededBy(SecurityTest test) {
        List<Message> exceeded = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Integer limit = of(severity);
            int found = test.findings().of(severity);
            if (limit != null && found > limit) {
                exceeded.add(Message.of(SeverityLimits.class, "limit.exceeded", severity, found, limit));
            }
        }
        if (notExamined != null && test.notExamined() > notExamined) {
            exceeded.add(
                    Message.of(SeverityLimits.class, "limit.not-examined.exceeded", test.notExamined(), notExamined));
        }
        return exceeded;
    }

    /** Whether any limit is lower than in the other. */
    boolean stricterThan(SeverityLimits other) {
        return Arrays.stream(Severity.values()).anyMatch(severity -> lower(of(severity), other.of(severity)))
                || lower(notExamined, other.notExamined);
    }

    private static boolean lower(Integer limit, Integer other) {
        return limit != null && (other == null || limit < other);
    }
}
