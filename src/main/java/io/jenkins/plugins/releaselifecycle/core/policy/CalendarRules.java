package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** When something may be deployed, by the calendar of the policy. Nobody votes or waives that away. */
final class CalendarRules {

    private CalendarRules() {}

    /** No freeze is on, and the hours of business are; no line where the policy has no calendar, or the gate deploys nothing. */
    static List<RequirementLine> nothingIsFrozen(Question question) {
        DeploymentCalendar calendar = question.policy().calendar();
        if (!question.gate().deploys() || calendar.isAlways() || question.isBesidesVotes()) {
            return List.of();
        }
        ZoneId zone = question.policy().timeZone();
        Instant now = question.now();
        Finding finding = new Finding(Requirement.CALENDAR);
        Optional<Freeze> freeze = calendar.freezeAt(now, zone);
        Instant opens = calendar.opensAt(now, zone);
        Message remedy = Message.of(CalendarRules.class, "remedy.calendar", opens);
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
