package io.jenkins.plugins.releaselifecycle.core.policy;

import static io.jenkins.plugins.releaselifecycle.core.policy.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Freezes and business hours: a frozen gate says until when, and nobody votes it open. */
class DeploymentCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Freeze YEAR_END = freeze("year end", "2026-12-20T00:00", "2027-01-05T08:00");
    private static final BusinessHours OFFICE = new BusinessHours(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.parse("09:00"), LocalTime.parse("17:00"));

    private static Freeze freeze(String name, String from, String until) {
        return new Freeze(name, LocalDateTime.parse(from), LocalDateTime.parse(until));
    }

    private static Policy policy(DeploymentCalendar calendar) {
        return new PolicyDraft().timeZone(SHANGHAI).calendar(calendar).policy();
    }

    private static Policy frozen(Freeze... freezes) {
        return policy(new DeploymentCalendar(List.of(freezes), BusinessHours.ALWAYS));
    }

    private static Policy office(Freeze... freezes) {
        return policy(new DeploymentCalendar(List.of(freezes), OFFICE));
    }

    private static Facts ready() {
        return Journey.mayBeChanged();
    }

    private static boolean isFrozen(Asking asking) {
        return asking.verdict().missing().contains(Requirement.CALENDAR);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-19T15:59:59Z, true",
        "2026-12-19T16:00:00Z, false",
        "2027-01-04T23:59:59Z, false",
        "2027-01-05T00:00:00Z, true"
    })
    void aFreezeBeginsAndEndsToTheMomentInThePolicysTimeZone(String moment, boolean open) {
        assertThat(isFrozen(ask(Gate.CHANGE, ready()).under(frozen(YEAR_END)).at(moment)))
                .isNotEqualTo(open);
    }

    @Test
    void itSaysUntilWhen() {
        ask(Gate.CHANGE, ready())
                .under(frozen(YEAR_END))
                .at("2026-12-24T09:00:00Z")
                .line(Requirement.CALENDAR)
                .unmet(
                        "Deployments are frozen until 2027-01-05 00:00: year end.",
                        "Deploy from 2027-01-05 00:00 on. In an emergency, somebody with that right can take a deployment through.")
                .neverDue();
    }

    @Test
    void theLastOfFreezesThatTouchSaysUntilWhen() {
        Freeze next = freeze("stocktaking", "2027-01-05T08:00", "2027-01-08T08:00");
        Message whatToDo = new Message(
                ask(Gate.CHANGE, ready()).under(frozen(YEAR_END, next)).at("2026-12-24T09:00:00Z"));
        assertThat(whatToDo.text()).startsWith("Deploy from 2027-01-08 00:00 on.");
    }

    /** What to do, in English and UTC. */
    private record Message(Asking asking) {
        String text() {
            return asking.verdict().unmet().stream()
                    .filter(line -> line.requirement() == Requirement.CALENDAR)
                    .findFirst()
                    .orElseThrow()
                    .whatToDo()
                    .orElseThrow()
                    .in(Locale.ENGLISH, java.time.ZoneOffset.UTC);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-18T00:59:59Z, false, 2026-12-18 01:00",
        "2026-12-18T01:00:00Z, true,",
        "2026-12-18T08:59:59Z, true,",
        "2026-12-18T09:00:00Z, false, 2027-01-05 01:00",
        "2026-12-12T03:00:00Z, false, 2026-12-14 01:00"
    })
    void outsideOfBusinessHoursItSaysWhenTheyBeginWithFreezesLeftOut(String moment, boolean open, String from) {
        Asking asking = ask(Gate.CHANGE, ready()).under(office(YEAR_END)).at(moment);
        assertThat(isFrozen(asking)).isNotEqualTo(open);
        if (!open) {
            assertThat(new Message(asking).text()).startsWith("Deploy from " + from + " on.");
        }
    }

    @Test
    void theHoursAreTold() {
        assertThat(ask(Gate.CHANGE, ready())
                        .under(office())
                        .at("2026-12-18T09:00:00Z")
                        .line(Requirement.CALENDAR)
                        .reason())
                .isEqualTo(
                        "Deployments are allowed on Monday, Tuesday, Wednesday, Thursday, Friday, from 09:00 to 17:00 "
                                + "(Asia/Shanghai).");
    }

    @ParameterizedTest
    @EnumSource(
            value = Gate.class,
            names = {"HANDOVER", "ACCEPTANCE", "RETIRE"})
    void gatesThatDeployNothingAreNotFrozen(Gate gate) {
        assertThat(ask(gate, ready())
                        .under(frozen(YEAR_END))
                        .at("2026-12-24T09:00:00Z")
                        .verdict()
                        .lines())
                .extracting(RequirementLine::requirement)
                .doesNotContain(Requirement.CALENDAR);
    }

    @Test
    void peopleCanBeAskedWhileItIsFrozenButTheirVotesDoNotOpenIt() {
        Question question = ask(Gate.CHANGE, ready())
                .under(frozen(YEAR_END))
                .at("2026-12-24T09:00:00Z")
                .question();
        assertThat(GateEvaluation.missingBesidesVotes(question, List.of())).isEmpty();
        assertThat(GateEvaluation.evaluate(question).missing()).contains(Requirement.CALENDAR);
    }

    @Test
    void aFreezeVoidsNoVotes() {
        Policy before = new PolicyDraft().timeZone(SHANGHAI).policy();
        assertThat(Strictness.asksForMore(frozen(YEAR_END), before)).isFalse();
        assertThat(frozen(YEAR_END).digest()).isNotEqualTo(before.digest());
    }

    @Test
    void midnightIsTheEndOfTheDay() {
        BusinessHours night =
                new BusinessHours(Set.of(DayOfWeek.SATURDAY), LocalTime.parse("22:00"), LocalTime.MIDNIGHT);
        Instant begins = Instant.parse("2026-12-19T14:00:00Z");
        assertThat(night.include(begins, SHANGHAI)).isTrue();
        assertThat(night.include(Instant.parse("2026-12-19T15:59:59Z"), SHANGHAI))
                .isTrue();
        assertThat(night.include(Instant.parse("2026-12-19T16:00:00Z"), SHANGHAI))
                .isFalse();
        assertThat(night.nextBegin(begins, SHANGHAI)).isEqualTo("2026-12-26T14:00:00Z");
    }

    @Test
    void whatCanBeNoCalendarIsRefused() {
        assertThatThrownBy(() -> freeze("x", "2026-12-20T00:00", "2026-12-20T00:00"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it has to end after it begins");
        assertThatThrownBy(() -> freeze(" ", "2026-12-20T00:00", "2026-12-21T00:00"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("needs a name");
        assertThatThrownBy(() -> freeze("x", "2026-12-20T00:00", "+12026-12-21T00:00"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BusinessHours(Set.of(), LocalTime.NOON, LocalTime.MIDNIGHT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("names no day");
        assertThatThrownBy(() -> new BusinessHours(Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("have to end after they begin");
        assertThatThrownBy(() ->
                        new DeploymentCalendar(java.util.Collections.nCopies(101, YEAR_END), BusinessHours.ALWAYS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("101 freezes");
    }

    /** Whatever the calendar: what it names as the moment to deploy is one, and none before it is. */
    @Property(tries = 300)
    void itOpensAtTheMomentThatItNamesAndNotBefore(
            @ForAll @LongRange(min = 1_700_000_000L, max = 1_800_000_000L) long now,
            @ForAll @IntRange(min = 0, max = 20) int begins,
            @ForAll @IntRange(min = 1, max = 20) int lasts,
            @ForAll @IntRange(min = 0, max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 127) int week) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Instant moment = Instant.ofEpochSecond(now);
        LocalDateTime from = moment.atZone(zone).toLocalDateTime().minusDays(10).plusDays(begins);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((week >> day.ordinal() & 1) == 1) {
                days.add(day);
            }
        }
        DeploymentCalendar calendar = new DeploymentCalendar(
                List.of(new Freeze("f", from, from.plusDays(lasts))),
                new BusinessHours(days, LocalTime.of(hour, 0), LocalTime.MIDNIGHT));
        Instant opens = calendar.opensAt(moment, zone);
        assertThat(isOpen(calendar, opens, zone)).isTrue();
        Instant step = moment;
        while (step.isBefore(opens)) {
            assertThat(isOpen(calendar, step, zone)).isFalse();
            step = calendar.nextChange(step, zone).orElseThrow();
        }
    }

    private static boolean isOpen(DeploymentCalendar calendar, Instant moment, ZoneId zone) {
        return calendar.freezeAt(moment, zone).isEmpty() && !calendar.isOutsideOfHours(moment, zone);
    }
}
