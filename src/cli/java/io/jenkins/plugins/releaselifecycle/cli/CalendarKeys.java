package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.BusinessHours;
import io.jenkins.plugins.releaselifecycle.core.policy.Freeze;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is taken below the key {@code calendar} of a policy. */
final class CalendarKeys {

    private static final List<String> FREEZE = List.of("name", "from", "until");

    private CalendarKeys() {}

    static List<Freeze> freezes(YamlValue value) {
        return value.items().stream().map(CalendarKeys::freeze).toList();
    }

    private static Freeze freeze(YamlValue value) {
        Map<String, YamlValue> members = members(value);
        String name = members.get("name").text();
        LocalDateTime from = moment(members.get("from"));
        LocalDateTime until = moment(members.get("until"));
        try {
            return new Freeze(name, from, until);
        } catch (InvalidInputException e) {
            throw value.refused(e.reason());
        }
    }

    static Set<DayOfWeek> days(YamlValue value) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        value.items().forEach(item -> days.add(day(item)));
        return days;
    }

    private static DayOfWeek day(YamlValue value) {
        return PolicyKeys.oneOf(value, BusinessHours.dayOf(value.text()), BusinessHours.dayIds());
    }

    private static LocalDateTime moment(YamlValue value) {
        try {
            return LocalDateTime.parse(value.text());
        } catch (DateTimeException e) {
            throw value.refused("policy.moment", PolicyKeys.shown(value));
        }
    }

    static LocalTime time(YamlValue value) {
        try {
            return LocalTime.parse(value.text());
        } catch (DateTimeException e) {
            throw value.refused("policy.time", PolicyKeys.shown(value));
        }
    }

    /** All of these keys, and no other. */
    private static Map<String, YamlValue> members(YamlValue value) {
        Map<String, YamlValue> members = value.members();
        members.forEach((name, member) -> {
            if (!FREEZE.contains(name)) {
                throw member.refused("policy.unknown", Shown.of(name), String.join(", ", FREEZE));
            }
        });
        for (String key : FREEZE) {
            if (!members.containsKey(key)) {
                throw value.refused("policy.lacks", key);
            }
        }
        return members;
    }
}
