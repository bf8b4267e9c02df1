package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.Enforcement;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The keys of a policy, as in configuration as code, and what is taken for the value of each. */
final class PolicyKeys {

    private static final String UNLIMITED = "unlimited";
    private static final String ALWAYS = "always";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final List<String> LIMITS =
            List.of("critical", "high", "medium", "low", "info", "unknown", "notExamined");
    private static final Map<String, Function<YamlValue, Consumer<PolicySheet>>> SETTINGS = settings();

    private PolicyKeys() {}

    private static Map<String, Function<YamlValue, Consumer<PolicySheet>>> settings() {
        Map<String, Function<YamlValue, Consumer<PolicySheet>>> all = new LinkedHashMap<>();
        all.put("timeZone", setting(PolicyKeys::zone, (sheet, zone) -> sheet.draft.timeZone(zone)));
        all.put("exposure", setting(PolicyKeys::exposure, (sheet, least) -> sheet.draft.exposure(least)));
        all.put("external", setting(PolicyKeys::kinds, (sheet, kinds) -> sheet.draft.external(kinds)));
        all.put("internal", setting(PolicyKeys::kinds, (sheet, kinds) -> sheet.draft.internal(kinds)));
        all.put("retests", setting(PolicyKeys::number, (sheet, least) -> sheet.draft.retests(least)));
        for (String name : LIMITS) {
            all.put("limits." + name, setting(PolicyKeys::limit, (sheet, most) -> sheet.limits.put(name, most.orElse(null))));
        }
        all.put("maxAge", setting(PolicyKeys::age, (sheet, age) -> sheet.draft.maxAge(age.orElse(null))));
        for (String key : List.of(
                "testingTerm",
                "trialRun.usual",
                "trialRun.shortest",
                "trialRun.longest",
                "observation",
                "filingTerm",
                "stableRun")) {
            all.put(key, setting(PolicyKeys::period, (sheet, period) -> sheet.periods.put(key, period)));
        }
        all.put("filingLevel", setting(PolicyKeys::number, (sheet, from) -> sheet.draft.filingLevel(from)));
        all.put(
                "excludeCommitters",
                setting(PolicyKeys::choice, (sheet, excluded) -> sheet.draft.excludeCommitters(excluded)));
        for (Gate gate : Gate.values()) {
            all.put(
                    "gates." + gate.key() + ".decidedBy",
                    setting(PolicyKeys::decision, (sheet, decision) -> sheet.draft.gate(gate, decision)));
            all.put(
                    "gates." + gate.key() + ".documents",
                    setting(PolicyKeys::documents, (sheet, kinds) -> sheet.documents.put(gate, kinds)));
            all.put(
                    "gates." + gate.key() + ".requirements",
                    setting(PolicyKeys::additional, (sheet, ids) -> sheet.requirements.put(gate, ids)));
        }
        all.put("waivers.decidedBy", setting(PolicyKeys::decision, (sheet, by) -> sheet.waiversDecidedBy = by));
        all.put("waivers.excluded", setting(PolicyKeys::requirements, (sheet, ids) -> sheet.waiversExcluded = ids));
        all.put(
                "enforceFrom",
                setting(PolicyKeys::date, (sheet, day) -> sheet.draft.enforcement(new Enforcement(day))));
        all.put("calendar.freezes", setting(CalendarKeys::freezes, (sheet, freezes) -> sheet.freezes = freezes));
        all.put("calendar.businessHours.days", setting(CalendarKeys::days, (sheet, days) -> sheet.days = days));
        all.put("calendar.businessHours.from", setting(CalendarKeys::time, (sheet, from) -> sheet.from = from));
        all.put("calendar.businessHours.until", setting(CalendarKeys::time, (sheet, until) -> sheet.until = until));
        all.put("breakGlass", setting(PolicyKeys::roles, (sheet, roles) -> sheet.draft.breakGlass(roles)));
        return all;
    }

    /** Puts a value that was read where it belongs. */
    @FunctionalInterface
    private interface Putting<T> {
        void put(PolicySheet sheet, T value);
    }

    private static <T> Function<YamlValue, Consumer<PolicySheet>> setting(
            Function<YamlValue, T> reading, Putting<T> putting) {
        return yaml -> {
            T value = reading.apply(yaml);
            return sheet -> putting.put(sheet, value);
        };
    }

    /** The keys of all settings, in the order of the documentation. */
    static Set<String> all() {
        return SETTINGS.keySet();
    }

    static boolean isSetting(String key) {
        return SETTINGS.containsKey(key);
    }

    /** @throws InvalidInputException where the value is not one of that key */
    static Consumer<PolicySheet> read(String key, YamlValue value) {
        return SETTINGS.get(key).apply(value);
    }

    /** The names that can stand directly below a key; none where there are none. */
    static Set<String> children(String key) {
        String prefix = key.isEmpty() ? "" : key + ".";
        Set<String> names = new LinkedHashSet<>();
        for (String setting : SETTINGS.keySet()) {
            if (setting.startsWith(prefix)) {
                names.add(setting.substring(prefix.length()).split("\\.", 2)[0]);
            }
        }
        return names;
    }

    private static ZoneId zone(YamlValue value) {
        try {
            return ZoneId.of(value.text());
        } catch (DateTimeException e) {
            throw value.refused("policy.zone", shown(value));
        }
    }

    private static Exposure exposure(YamlValue value) {
        return oneOf(value, Exposure.of(value.text()), Exposure.ids());
    }

    private static Set<ScanKind> kinds(YamlValue value) {
        Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
        value.items().forEach(item -> kinds.add(oneOf(item, ScanKind.of(item.text()), ScanKind.ids())));
        return kinds;
    }

    private static Set<DocumentKind> documents(YamlValue value) {
        Set<DocumentKind> kinds = EnumSet.noneOf(DocumentKind.class);
        value.items().forEach(item -> kinds.add(oneOf(item, DocumentKind.of(item.text()), DocumentKind.ids())));
        return kinds;
    }

    private static Set<Requirement> additional(YamlValue value) {
        return requirements(value, GateAdditions.possible());
    }

    private static Set<Requirement> requirements(YamlValue value) {
        return requirements(value, List.of(Requirement.values()));
    }

    private static Set<Requirement> requirements(YamlValue value, List<Requirement> possible) {
        Set<Requirement> requirements = EnumSet.noneOf(Requirement.class);
        List<String> ids = possible.stream()
                .filter(Requirement::waivable)
                .map(Requirement::id)
                .toList();
        value.items()
                .forEach(item -> requirements.add(
                        oneOf(item, Requirement.of(item.text()).filter(possible::contains), ids)));
        return requirements;
    }

    private static Set<Role> roles(YamlValue value) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        value.items().forEach(item -> roles.add(oneOf(item, Role.of(item.text()), Role.ids())));
        return roles;
    }

    private static Optional<LocalDate> date(YamlValue value) {
        try {
            return value.text().equals(ALWAYS) ? Optional.empty() : Optional.of(LocalDate.parse(value.text()));
        } catch (DateTimeException e) {
            throw value.refused("policy.date", shown(value), ALWAYS);
        }
    }

    private static boolean choice(YamlValue value) {
        List<String> ids = List.of("true", "false");
        return oneOf(value, Optional.of(value.text()).filter(ids::contains), ids).equals("true");
    }

    static <T> T oneOf(YamlValue value, Optional<T> found, List<String> ids) {
        return found.orElseThrow(() -> value.refused("policy.one-of", shown(value), String.join(", ", ids)));
    }

    private static int number(YamlValue value) {
        if (!NUMBER.matcher(value.text()).matches()) {
            throw value.refused("policy.number", shown(value));
        }
        return Integer.parseInt(value.text());
    }

    private static Optional<Integer> limit(YamlValue value) {
        if (value.text().equals(UNLIMITED)) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(value.text()).matches()) {
            throw value.refused("policy.limit", shown(value), UNLIMITED);
        }
        return Optional.of(Integer.valueOf(value.text()));
    }

    private static Optional<Period> age(YamlValue value) {
        return value.text().equals(UNLIMITED) ? Optional.empty() : Optional.of(period(value));
    }

    private static Period period(YamlValue value) {
        try {
            return Period.parse(value.text());
        } catch (DateTimeException e) {
            throw value.refused("policy.period", shown(value));
        }
    }

    private static Decision decision(YamlValue value) {
        List<DecidingRole> roles = new ArrayList<>();
        value.items().forEach(item -> roles.add(deciding(item)));
        try {
            return new Decision(roles);
        } catch (InvalidInputException e) {
            throw value.refused(e.reason());
        }
    }

    private static DecidingRole deciding(YamlValue value) {
        Map<String, YamlValue> members = value.members();
        members.forEach((name, member) -> {
            if (!Set.of("role", "quorum", "round").contains(name)) {
                throw member.refused("policy.unknown", Shown.of(name), "role, quorum, round");
            }
        });
        YamlValue role = members.get("role");
        if (role == null) {
            throw value.refused("policy.no-role");
        }
        Role who = oneOf(role, Role.of(role.text()), Role.ids());
        int quorum = Optional.ofNullable(members.get("quorum")).map(PolicyKeys::number).orElse(1);
        int round = Optional.ofNullable(members.get("round")).map(PolicyKeys::number).orElse(1);
        try {
            return new DecidingRole(who, quorum, round);
        } catch (InvalidInputException e) {
            throw value.refused(e.reason());
        }
    }

    static String shown(YamlValue value) {
        return Shown.of(value.text());
    }
}
