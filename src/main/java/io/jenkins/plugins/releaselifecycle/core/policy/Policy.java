package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the administrator fixed. May ask for more than the rule, and for less only where the rule's text says “in
 * principle” or sets nothing.
 *
 * @param timeZone in which all calendar periods and days are counted; zones that are always UTC are one and the same
 * @param exposure what every application counts as at least; an application can only be declared more exposed
 * @param external kinds of security test that an external application needs (C2)
 * @param internal kinds of security test that an internal application needs (C3)
 * @param retests retests that each required kind needs (C4), at least 1
 * @param limits the most findings that the decisive retest may have (C5)
 * @param maxAge how old a report may be when it is relied on (C5); empty for any age
 * @param periods the calendar periods
 * @param filingLevel classified protection level from which a subordinate unit's application is filed (D13); 2 or 1
 * @param gates by whom each gate is decided
 * @param waivers who may let a requirement be unmet for a while
 * @param excludeCommitters whether whoever committed to a version decides nothing on it; the rule does not ask for that
 * @param enforcement whether a closed gate keeps deployments out yet
 * @param calendar when something may be deployed
 * @param breakGlass roles of which one may take a deployment through a closed gate in an emergency; none as shipped, because
 *     the rule knows no such way
 * @param additions what gates ask for besides what the rule asks for there; none as shipped
 */
public record Policy(
        ZoneId timeZone,
        Exposure exposure,
        Set<ScanKind> external,
        Set<ScanKind> internal,
        int retests,
        SeverityLimits limits,
        Optional<Period> maxAge,
        Periods periods,
        int filingLevel,
        Map<Gate, Decision> gates,
        WaiverTerms waivers,
        boolean excludeCommitters,
        Enforcement enforcement,
        DeploymentCalendar calendar,
        Set<Role> breakGlass,
        Map<Gate, GateAdditions> additions) {

    private static final Set<ScanKind> RULE_EXTERNAL = ordered(EnumSet.of(
            ScanKind.SYSTEM_VULNERABILITY_SCAN,
            ScanKind.APPLICATION_VULNERABILITY_SCAN,
            ScanKind.PENETRATION_TEST,
            ScanKind.BASELINE_ASSESSMENT));
    private static final Set<ScanKind> RULE_INTERNAL =
            ordered(EnumSet.of(ScanKind.SYSTEM_VULNERABILITY_SCAN, ScanKind.APPLICATION_VULNERABILITY_SCAN));
    private static final Map<Gate, Decision> RULE_GATES = Map.of(
            Gate.INSTALL, Decision.by(DecidingRole.one(Role.IT)),
            Gate.GO_LIVE, Decision.by(DecidingRole.one(Role.IT), DecidingRole.one(Role.BUSINESS)),
            Gate.HANDOVER,
                    Decision.by(
                            DecidingRole.one(Role.BUSINESS),
                            DecidingRole.one(Role.OPERATIONS),
                            DecidingRole.then(Role.IT)),
            Gate.ACCEPTANCE,
                    Decision.by(
                            DecidingRole.one(Role.TECHNICAL_REVIEW),
                            DecidingRole.one(Role.PRODUCTION_READINESS),
                            DecidingRole.one(Role.DOCUMENT_REVIEW),
                            DecidingRole.then(Role.IT)),
            Gate.CHANGE, Decision.by(DecidingRole.one(Role.IT), DecidingRole.one(Role.OPERATIONS)),
            Gate.RETIRE, Decision.by(DecidingRole.one(Role.IT), DecidingRole.one(Role.BUSINESS)));
    private static final int MOST_RETESTS = 10;
    private static final int RULE_FILING_LEVEL = 2;

    /** The rule itself, every application taken for an external one, days counted in UTC. */
    public static final Policy SHIPPED = new Policy(
            ZoneOffset.UTC,
            Exposure.EXTERNAL,
            RULE_EXTERNAL,
            RULE_INTERNAL,
            1,
            SeverityLimits.SHIPPED,
            Optional.empty(),
            Periods.SHIPPED,
            RULE_FILING_LEVEL,
            RULE_GATES,
            WaiverTerms.SHIPPED,
            false,
            Enforcement.ALWAYS,
            DeploymentCalendar.ALWAYS,
            Set.of(),
            Map.of());

    /** @throws InvalidInputException where it asks for less than the rule, naming the setting */
    public Policy {
        timeZone = Objects.requireNonNull(timeZone, "timeZone").normalized();
        Objects.requireNonNull(exposure, "exposure");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(maxAge, "maxAge");
        Objects.requireNonNull(periods, "periods");
        Objects.requireNonNull(waivers, "waivers");
        Objects.requireNonNull(enforcement, "enforcement");
        Objects.requireNonNull(calendar, "calendar");
        breakGlass = orderedRoles(breakGlass);
        external = ordered(external);
        internal = ordered(internal);
        requireAll("external", external, RULE_EXTERNAL, "C2");
        requireAll("internal", internal, RULE_INTERNAL, "C3");
        requireAll("external", external, internal, "C2");
        if (retests < 1 || retests > MOST_RETESTS) {
            throw new InvalidInputException(Message.of(Policy.class, "policy.retests", retests, MOST_RETESTS));
        }
        if (filingLevel < 1 || filingLevel > RULE_FILING_LEVEL) {
            throw new InvalidInputException(
                    Message.of(Policy.class, "policy.filing-level", filingLevel, RULE_FILING_LEVEL));
        }
        maxAge.ifPresent(age -> Periods.positive("maxAge", age));
        gates = Collections.unmodifiableMap(new EnumMap<>(gates));
        requireDecisions(gates);
        additions = present(additions);
    }

    private static Map<Gate, GateAdditions> present(Map<Gate, GateAdditions> additions) {
        Map<Gate, GateAdditions> present = new EnumMap<>(Gate.class);
        present.putAll(additions);
        present.values().removeIf(GateAdditions::isNone);
        return Collections.unmodifiableMap(present);
    }

    private static void requireAll(String key, Set<ScanKind> given, Set<ScanKind> needed, String requirement) {
        for (ScanKind kind : needed) {
            if (!given.contains(kind)) {
                throw new InvalidInputException(
                        Message.of(Policy.class, "policy.kind.missing", key, kind, kind.id(), requirement));
            }
        }
    }

    private static void requireDecisions(Map<Gate, Decision> gates) {
        for (Gate gate : Gate.values()) {
            Decision given = Objects.requireNonNull(gates.get(gate), gate.id());
            given.laxerThan(RULE_GATES.get(gate)).ifPresent(needed -> {
                throw new InvalidInputException(Message.of(
                        Policy.class,
                        "policy.decided-by.missing",
                        gate.key(),
                        needed.role(),
                        needed.role().id(),
                        needed.quorum(),
                        needed.round()));
            });
        }
    }

    private static Set<ScanKind> ordered(Collection<ScanKind> kinds) {
        EnumSet<ScanKind> ordered = EnumSet.noneOf(ScanKind.class);
        ordered.addAll(kinds);
        return Collections.unmodifiableSet(ordered);
    }

    private static Set<Role> orderedRoles(Collection<Role> roles) {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }

    /** What that gate asks for besides what the rule asks for there. */
    public GateAdditions additions(Gate gate) {
        return additions.getOrDefault(gate, GateAdditions.NONE);
    }

    /** What an application counts as that was declared so: the stricter of that and of what is fixed here. */
    public Exposure exposureOf(Optional<Exposure> declared) {
        return declared.map(exposure::stricterOf).orElse(exposure);
    }

    /** The kinds of security test that an application of that exposure needs. */
    public Set<ScanKind> kinds(Exposure of) {
        return of == Exposure.EXTERNAL ? external : internal;
    }

    /** Lower-case hexadecimal SHA-256 that changes when, and only when, a setting does. */
    public String digest() {
        String settings = String.join(
                "\n",
                "release-lifecycle/policy/2",
                timeZone.getId(),
                exposure.id(),
                external.stream().map(ScanKind::id).toList().toString(),
                internal.stream().map(ScanKind::id).toList().toString(),
                Integer.toString(retests),
                limits.toString(),
                maxAge.map(Period::toString).orElse("-"),
                periods.toString(),
                Integer.toString(filingLevel),
                gates.toString(),
                waivers.toString() + (excludeCommitters ? "\ncommitters excluded" : "") + unlikeEarlier());
        return Digests.sha256(settings.getBytes(StandardCharsets.UTF_8));
    }

    /** What a policy could not say when digests were first written down; nothing where it is as shipped. */
    private String unlikeEarlier() {
        String enforced = enforcement.equals(Enforcement.ALWAYS) ? "" : "\n" + enforcement;
        String times = calendar.isAlways() ? "" : "\n" + calendar;
        String emergencies = breakGlass.isEmpty() ? "" : "\nbreak-glass " + breakGlass;
        return enforced + times + emergencies + (additions.isEmpty() ? "" : "\nadditions " + additions);
    }
}
