package io.jenkins.plugins.releaselifecycle.jenkins.step;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunTerms;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;

/**
 * What a Jenkinsfile proposes for the trial run (D1), as it is written there.
 *
 * @param start day, {@code null} for today
 * @param length calendar period, {@code null} for the policy's usual one
 * @param observation calendar period, {@code null} for the policy's
 */
record ProposedTrialRun(String start, String length, String observation) implements Serializable {

    /** @throws InvalidInputException where one is no day or no period */
    TrialRunTerms toTerms(Policy policy, Instant now) {
        return new TrialRunTerms(
                start == null ? now.atZone(policy.timeZone()).toLocalDate() : day(start),
                length == null ? policy.periods().trialRun() : period("trialRun", length),
                observation == null ? policy.periods().observation() : period("observation", observation));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refused("argument.day", "start", text);
        }
    }

    /** @throws InvalidInputException where it is no calendar period forward */
    static Period period(String argument, String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (DateTimeParseException e) {
            throw refused("argument.period", argument, text);
        }
        throw refused("argument.period", argument, text);
    }

    private static InvalidInputException refused(String key, String argument, String text) {
        return new InvalidInputException(Message.of(ProposedTrialRun.class, key, argument, Shown.of(text)));
    }
}
