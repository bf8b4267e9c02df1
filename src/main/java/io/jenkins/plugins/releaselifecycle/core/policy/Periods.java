package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;

/**
 * The calendar periods that a policy fixes, in its time zone.
 *
 * @param testingTerm within which trial-run testing ends after the installation (B2); {@code P1M}, or shorter
 * @param trialRun usual length of a trial run (D1); {@code P3M} in principle
 * @param shortest the shortest trial run that may be fixed
 * @param longest the longest trial run that may be fixed
 * @param observation the least length of the observation period (D5), one third of the trial run aside, which is always
 *     asked for; {@code P1M} usually
 * @param filingTerm within which an application is filed after the start of its trial run (D13); {@code P1M}, or shorter
 * @param stableRun stable run after the remediation of a serious problem (E8); {@code P1M}, or longer
 */
public record Periods(
        Period testingTerm,
        Period trialRun,
        Period shortest,
        Period longest,
        Period observation,
        Period filingTerm,
        Period stableRun) {

    private static final Period MONTH = Period.ofMonths(1);
    private static final int LONGEST_MONTHS = 1200;
    private static final List<LocalDate> LEAP_CYCLE =
            LocalDate.of(2024, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).toList();

    public static final Periods SHIPPED =
            new Periods(MONTH, Period.ofMonths(3), MONTH, Period.ofMonths(12), MONTH, MONTH, MONTH);

    /** @throws InvalidInputException where one is no length of time, or laxer than the rule, or two contradict */
    public Periods {
        positive("testingTerm", testingTerm);
        positive("trialRun.usual", trialRun);
        positive("trialRun.shortest", shortest);
        positive("trialRun.longest", longest);
        positive("observation", observation);
        positive("filingTerm", filingTerm);
        positive("stableRun", stableRun);
        noLonger("testingTerm", testingTerm, MONTH, "B2");
        noLonger("filingTerm", filingTerm, MONTH, "D13");
        if (mayBeLonger(MONTH, stableRun)) {
            throw new InvalidInputException(
                    Message.of(Periods.class, "policy.period.short", "stableRun", stableRun.toString(), "P1M", "E8"));
        }
        ordered("trialRun.shortest", shortest, "trialRun.usual", trialRun);
        ordered("trialRun.usual", trialRun, "trialRun.longest", longest);
        ordered("observation", observation, "trialRun.usual", trialRun);
    }

    /** @throws InvalidInputException where it is no length of time forward, or longer than a hundred years */
    static void positive(String key, Period period) {
        Objects.requireNonNull(period, key);
        if (period.isNegative()
                || period.isZero()
                || period.toTotalMonths() > LONGEST_MONTHS
                || period.getDays() > LONGEST_MONTHS * 31) {
            throw new InvalidInputException(Message.of(Periods.class, "policy.period.none", key, period.toString()));
        }
    }

    private static void noLonger(String key, Period period, Period most, String requirement) {
        if (mayBeLonger(period, most)) {
            throw new InvalidInputException(Message.of(
                    Periods.class, "policy.period.long", key, period.toString(), most.toString(), requirement));
        }
    }

    private static void ordered(String lessKey, Period less, String moreKey, Period more) {
        if (mayBeLonger(less, more)) {
            throw new InvalidInputException(Message.of(
                    Periods.class, "policy.period.order", lessKey, less.toString(), moreKey, more.toString()));
        }
    }

    /**
     * Whether there is a day from which the first reaches further than the second; months have no fixed length. A policy is made for each
     * question, so no day is looked at where neither months nor days are more.
     */
    static boolean mayBeLonger(Period first, Period second) {
        boolean never = first.toTotalMonths() <= second.toTotalMonths() && first.getDays() <= second.getDays();
        return !never && LEAP_CYCLE.stream().anyMatch(day -> day.plus(first).isAfter(day.plus(second)));
    }
}
