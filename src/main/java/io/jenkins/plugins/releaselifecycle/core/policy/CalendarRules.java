package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** When something may be deployed, by the calendar of the policy and by what people fixed (D1). Nobody votes or waives that away. */
final class CalendarRules {

    private CalendarRules() {}

    /**
     * No freeze is on, the hours of business are, and the first day of the trial run has come (D1); no line where the policy has no
     * calendar and no such day is ahead, or the gate deploys nothing.
     */
    static List<RequirementLine> nothingIsFrozen(Question question) {
        DeploymentCalendar calendar = question.policy().calendar();
        Optional<LocalDate> firstDay = TrialRunRules.firstDay(question);
        if (!question.gate().deploys() || calendar.isAlways() && firstDay.isEmpty() || question.isBesidesVotes()) {
            return List.of();
        }
        ZoneId zone = question.policy().timeZone();
        Instant now = question.now();
        Finding finding = new Finding(Requirement.CALENDAR);
        Optional<Freeze> freeze = calendar.freezeAt(now, zone);
        Instant opens = calendar.opensAt(now, zone);
        Message remedy = question.policy().breakGlass().isEmpty()
                ? Message.of(CalendarRules.class, "remedy.deploy-later", opens)
                : Message.of(CalendarRules.class, "remedy.deploy-later-or-emergency", opens);
        firstDay.ifPresent(day -> finding.missing(
                        Message.of(CalendarRules.class, "d1.not-yet", day.toString()),
                        Message.of(CalendarRules.class, "remedy.wait", question.startOf(day)))
                .due(question.startOf(day), false));
        if (freeze.isPresent()) {
            Message frozen = Message.of(
                    CalendarRules.class,
                    "deploying.frozen",
                    freeze.get().name(),
                    freeze.get().end(zone));
            finding.missing(frozen, remedy);
        } else if (calendar.isOutsideOfHours(now, zone)) {
            BusinessHours hours = calendar.businessHours();
            Message outside = Message.of(
                    CalendarRules.class,
                    "deploying.outside",
                    Message.list(hours.days().stream()
                            .map(day -> Message.of(CalendarRules.class, "deploying.day." + day.getValue()))
                            .toList()),
                    hours.from().toString(),
                    hours.until().toString(),
                    zone.getId());
            finding.missing(outside, remedy);
        }
        return List.of(
                finding.met(Message.of(CalendarRules.class, "deploying.met")).line());
    }
}
