package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;

/**
 * What IT and BUSINESS fix of a trial run (D1).
 *
 * @param start first day, in the policy's time zone
 * @param length of the whole trial run, a calendar period
 * @param observation length of its first part, the observation period; one third of the whole is the least whatever
 *     stands here (D5)
 */
public record TrialRunTerms(LocalDate start, Period length, Period observation) implements Serializable {
    public TrialRunTerms {
        Members.date(start, "trialRun.start");
        Members.length(length, "trialRun.length");
        Members.length(observation, "trialRun.observation");
    }
}
