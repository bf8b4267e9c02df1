package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One setting of a policy beside the same one of the policy as it ships, both in the words of configuration as code.
 *
 * @param key as in {@code docs/policy.md}
 * @param laxer whether it asks for less than the policy as it ships
 */
public record PolicySetting(String key, String value, String shipped, boolean laxer) {

    private static final String UNLIMITED = "unlimited";
    private static final String ALWAYS = "always";

    /** Whether it differs from the policy as it ships, in whichever direction. */
    public boolean changed() {
        return !value.equals(shipped);
    }

    /** Every setting of a policy, in the order in which the documentation lists them. */
    public static List<PolicySetting> of(Policy policy) {
        return new Sheet(policy, Policy.SHIPPED).settings();
    }

    /** The settings of two policies side by side. */
    private static final class Sheet {

        private final Policy policy;
        private final Policy shipped;
        private final List<PolicySetting> settings = new ArrayList<>();

        Sheet(Policy policy, Policy shipped) {
            this.policy = policy;
            this.shipped = shipped;
        }

        List<PolicySetting> settings() {
            never("timeZone", of -> named(of.timeZone()));
            add("exposure", Policy::exposure, Exposure::id, (mine, other) -> mine.compareTo(other) < 0);
            never("external", of -> ids(of.external()));
            never("internal", of -> ids(of.internal()));
            never("retests", of -> Integer.toString(of.retests()));
            limits();
            never("maxAge", of -> of.maxAge().map(Period::toString).orElse(UNLIMITED));
            periods();
            never("filingLevel", of -> Integer.toString(of.filingLevel()));
            never("excludeCommitters", of -> Boolean.toString(of.excludeCommitters()));
            decisions();
            times();
            add("breakGlass", Policy::breakGlass, PolicySetting::worded, (mine, other) -> !other.containsAll(mine));
            return List.copyOf(settings);
        }

        private void limits() {
            for (Severity severity : Severity.values()) {
                limit(severity.id(), of -> of.limits().of(severity));
            }
            limit("notExamined", of -> of.limits().notExamined());
        }

        private void limit(String name, Function<Policy, Integer> limit) {
            add(
                    "limits." + name,
                    limit,
                    most -> most == null ? UNLIMITED : most.toString(),
                    (mine, other) -> other != null && (mine == null || mine > other));
        }

        private void periods() {
            never("testingTerm", of -> of.periods().testingTerm().toString());
            period("trialRun.usual", Periods::trialRun, PolicySetting::shorter);
            period("trialRun.shortest", Periods::shortest, PolicySetting::shorter);
            period("trialRun.longest", Periods::longest, Periods::mayBeLonger);
            period("observation", Periods::observation, PolicySetting::shorter);
            never("filingTerm", of -> of.periods().filingTerm().toString());
            never("stableRun", of -> of.periods().stableRun().toString());
        }

        private void period(String key, Function<Periods, Period> period, BiPredicate<Period, Period> less) {
            add(key, of -> period.apply(of.periods()), Period::toString, less);
        }

        private void decisions() {
            for (Gate gate : Gate.values()) {
                never(
                        "gates." + gate.key() + ".decidedBy",
                        of -> worded(of.gates().get(gate)));
                never(
                        "gates." + gate.key() + ".documents",
                        of -> worded(of.additions(gate).documents()));
                never(
                        "gates." + gate.key() + ".requirements",
                        of -> worded(of.additions(gate).requirements()));
            }
            add(
                    "waivers.decidedBy",
                    of -> of.waivers().decidedBy(),
                    PolicySetting::worded,
                    (mine, other) -> mine.laxerThan(other).isPresent());
            add(
                    "waivers.excluded",
                    of -> of.waivers().excluded(),
                    PolicySetting::worded,
                    (mine, other) -> !mine.containsAll(other));
        }

        private void times() {
            add(
                    "enforceFrom",
                    of -> of.enforcement().from(),
                    from -> from.map(LocalDate::toString).orElse(ALWAYS),
                    (mine, other) -> mine.isPresent() && other.isEmpty());
            never("calendar.freezes", of -> worded(of.calendar().freezes()));
            never("calendar.businessHours.days", of -> days(of.calendar().businessHours()));
            never(
                    "calendar.businessHours.from",
                    of -> of.calendar().businessHours().from().toString());
            never(
                    "calendar.businessHours.until",
                    of -> of.calendar().businessHours().until().toString());
        }

        /** A setting that no policy can make laxer than the one that ships, or of which neither is. */
        private void never(String key, Function<Policy, String> value) {
            add(key, value, Function.identity(), (mine, other) -> false);
        }

        private <T> void add(
                String key, Function<Policy, T> value, Function<T, String> words, BiPredicate<T, T> asksForLess) {
            T mine = value.apply(policy);
            T other = value.apply(shipped);
            settings.add(new PolicySetting(key, words.apply(mine), words.apply(other), asksForLess.test(mine, other)));
        }
    }

    /** As people write it: a zone that is always UTC is called so. */
    public static String named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    private static boolean shorter(Period period, Period other) {
        return Periods.mayBeLonger(other, period);
    }

    private static String ids(Collection<? extends Named> named) {
        return named.stream().map(each -> each.id()).collect(Collectors.joining(", "));
    }

    private static String worded(Set<? extends Named> named) {
        return named.isEmpty() ? "[]" : ids(named);
    }

    private static String worded(List<Freeze> freezes) {
        return freezes.isEmpty()
                ? "[]"
                : freezes.stream()
                        .map(freeze -> freeze.name() + " (" + freeze.from() + " – " + freeze.until() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String days(BusinessHours hours) {
        return hours.days().stream()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String worded(Decision decision) {
        return decision.roles().stream().map(PolicySetting::worded).collect(Collectors.joining(", "));
    }

    private static String worded(DecidingRole deciding) {
        String quorum = deciding.quorum() == 1 ? "" : " (quorum: " + deciding.quorum() + ")";
        String round = deciding.round() == 1 ? "" : " (round: " + deciding.round() + ")";
        return deciding.role().id() + quorum + round;
    }
}
