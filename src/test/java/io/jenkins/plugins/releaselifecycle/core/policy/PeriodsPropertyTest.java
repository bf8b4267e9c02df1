package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One period is longer than another where it is so from any day on. */
class PeriodsPropertyTest {

    @Property(tries = 300)
    void isLongerWhereItIsSoFromSomeDayOn(
            @ForAll @IntRange(max = 14) int months,
            @ForAll @IntRange(max = 70) int days,
            @ForAll @IntRange(max = 14) int otherMonths,
            @ForAll @IntRange(max = 70) int otherDays) {
        Period first = Period.of(0, months, days);
        Period second = Period.of(0, otherMonths, otherDays);
        boolean longer = LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .anyMatch(day -> day.plus(first).isAfter(day.plus(second)));
        assertThat(Periods.mayBeLonger(first, second)).isEqualTo(longer);
    }
}
