package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.BusinessHours;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What somebody wrote for one setting, before it is understood. Each reading refuses what it cannot understand with an
 * {@link InvalidInputException} that names the setting.
 *
 * @param path of keys to the setting, as in configuration as code
 * @param given {@code null} where the file with the settings lacks it
 */
record Setting(String path, String given) {

    /** What stands for no limit, be it of findings or of age. */
    static final String UNLIMITED = "unlimited";

    /** What stands for no limit in time. */
    static final String ALWAYS = "always";

    private static final List<String> TRUTHS = List.of("true", "false");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** What a form or code gives, without the space around it. */
    static String stripped(String given) {
        return given == null ? "" : given.strip();
    }

    /** @throws InvalidInputException where the file with the settings lacks it */
    static <T> T required(String path, T value) {
        if (value == null) {
            throw new InvalidInputException(Message.of(Setting.class, "policy.missing", path));
        }
        return value;
    }

    /** Names the path in whatever the policy refuses for a reason of its own. */
    static <T> T within(String path, Supplier<T> building) {
        try {
            return building.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException(Message.of(Setting.class, "policy.refused", path, e.reason()));
        }
    }

    ZoneId zone() {
        try {
            return ZoneId.of(required(path, given));
        } catch (DateTimeException e) {
            throw refused("policy.zone", "Asia/Shanghai");
        }
    }

    Period period() {
        return period("policy.period");
    }

    /** A period; {@code null} for no limit. */
    Period age() {
        return UNLIMITED.equals(given) ? null : period("policy.age");
    }

    private Period period(String key) {
        try {
            return Period.parse(required(path, given));
        } catch (DateTimeParseException e) {
            throw refused(key, UNLIMITED);
        }
    }

    int number() {
        return number("policy.number");
    }

    /** A number within a range, both ends included. */
    int number(int least, int most) {
        if (NUMBER.matcher(required(path, given)).matches()) {
            int number = Integer.parseInt(given);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new InvalidInputException(Message.of(Setting.class, "setting.range", path, Shown.of(given), least, most));
    }

    /** A number of findings; {@code null} for no limit. */
    Integer limit() {
        return UNLIMITED.equals(given) ? null : number("policy.limit");
    }

    private Integer number(String key) {
        if (!NUMBER.matcher(required(path, given)).matches()) {
            throw refused(key, UNLIMITED);
        }
        return Integer.valueOf(given);
    }

    boolean truth() {
        if (!TRUTHS.contains(required(path, given))) {
            throw refused("policy.truth", String.join(", ", TRUTHS));
        }
        return Boolean.parseBoolean(given);
    }

    /** A day; {@code null} for always. */
    LocalDate dayOrAlways() {
        if (ALWAYS.equals(required(path, given))) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw refused("policy.day", ALWAYS);
        }
    }

    LocalDateTime moment() {
        try {
            return LocalDateTime.parse(required(path, given));
        } catch (DateTimeParseException e) {
            throw refused("policy.moment", "2027-01-31T18:00");
        }
    }

    LocalTime time() {
        try {
            return LocalTime.parse(required(path, given));
        } catch (DateTimeParseException e) {
            throw refused("policy.time", "09:00");
        }
    }

    DayOfWeek weekday() {
        return BusinessHours.dayOf(required(path, given))
                .orElseThrow(() -> refused("policy.weekday", BusinessHours.dayIds()));
    }

    Exposure exposure() {
        return Exposure.of(required(path, given)).orElseThrow(() -> refused("policy.exposure", Exposure.ids()));
    }

    ScanKind kind() {
        return ScanKind.of(required(path, given)).orElseThrow(() -> refused("policy.kind", ScanKind.ids()));
    }

    Role role() {
        return Role.of(required(path, given)).orElseThrow(() -> refused("policy.role", Role.ids()));
    }

    Requirement requirement() {
        return Requirement.of(required(path, given)).orElseThrow(() -> refused("policy.requirement", waivable()));
    }

    Requirement addedRequirement() {
        return Requirement.of(required(path, given))
                .filter(requirement -> GateAdditions.possible().contains(requirement))
                .orElseThrow(() -> refused("policy.requirement.added", GateAdditions.ids()));
    }

    DocumentKind documentKind() {
        return DocumentKind.of(required(path, given)).orElseThrow(() -> refused("policy.document", DocumentKind.ids()));
    }

    private static List<String> waivable() {
        return Requirement.allWaivable().stream().map(Named::id).toList();
    }

    private InvalidInputException refused(String key, Object possible) {
        return new InvalidInputException(
                Message.of(Setting.class, key, path, Shown.of(given), String.valueOf(possible)));
    }
}
