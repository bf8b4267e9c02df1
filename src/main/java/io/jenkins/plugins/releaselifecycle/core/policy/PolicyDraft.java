package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy while it is being written: whatever is not set is as shipped. */
public final class PolicyDraft {

    private final Map<Gate, Decision> gates = new EnumMap<>(Policy.SHIPPED.gates());
    private final Map<Gate, GateAdditions> additions = new EnumMap<>(Gate.class);
    private ZoneId timeZone = Policy.SHIPPED.timeZone();
    private Exposure exposure = Policy.SHIPPED.exposure();
    private Set<ScanKind> external = Policy.SHIPPED.external();
    private Set<ScanKind> internal = Policy.SHIPPED.internal();
    private int retests = Policy.SHIPPED.retests();
    private SeverityLimits limits = Policy.SHIPPED.limits();
    private Period maxAge = Policy.SHIPPED.maxAge().orElse(null);
    private Periods periods = Policy.SHIPPED.periods();
    private int filingLevel = Policy.SHIPPED.filingLevel();
    private WaiverTerms waivers = Policy.SHIPPED.waivers();
    private boolean excludeCommitters = Policy.SHIPPED.excludeCommitters();
    private Enforcement enforcement = Policy.SHIPPED.enforcement();
    private DeploymentCalendar calendar = Policy.SHIPPED.calendar();
    private Set<Role> breakGlass = Policy.SHIPPED.breakGlass();

    public PolicyDraft timeZone(ZoneId zone) {
        timeZone = zone;
        return this;
    }

    public PolicyDraft exposure(Exposure least) {
        exposure = least;
        return this;
    }

    public PolicyDraft external(Set<ScanKind> kinds) {
        external = kinds;
        return this;
    }

    public PolicyDraft internal(Set<ScanKind> kinds) {
        internal = kinds;
        return this;
    }

    public PolicyDraft retests(int least) {
        retests = least;
        return this;
    }

    public PolicyDraft limits(SeverityLimits most) {
        limits = most;
        return this;
    }

    /** @param age {@code null} for any */
    public PolicyDraft maxAge(Period age) {
        maxAge = age;
        return this;
    }

    public PolicyDraft periods(Periods all) {
        periods = all;
        return this;
    }

    public PolicyDraft filingLevel(int from) {
        filingLevel = from;
        return this;
    }

    public PolicyDraft gate(Gate gate, Decision decision) {
        gates.put(gate, decision);
        return this;
    }

    public PolicyDraft additions(Gate gate, GateAdditions asked) {
        additions.put(gate, asked);
        return this;
    }

    public PolicyDraft waivers(WaiverTerms terms) {
        waivers = terms;
        return this;
    }

    public PolicyDraft excludeCommitters(boolean excluded) {
        excludeCommitters = excluded;
        return this;
    }

    public PolicyDraft enforcement(Enforcement when) {
        enforcement = when;
        return this;
    }

    public PolicyDraft calendar(DeploymentCalendar times) {
        calendar = times;
        return this;
    }

    public PolicyDraft breakGlass(Set<Role> roles) {
        breakGlass = roles;
        return this;
    }

    /** @throws InvalidInputException where it asks for less than the rule, naming the setting */
    public Policy policy() {
        return new Policy(
                timeZone,
                exposure,
                external,
                internal,
                retests,
                limits,
                Optional.ofNullable(maxAge),
                periods,
                filingLevel,
                gates,
                waivers,
                excludeCommitters,
                enforcement,
                calendar,
                breakGlass,
                additions);
    }
}
