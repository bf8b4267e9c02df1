package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.BusinessHours;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.core.policy.DeploymentCalendar;
import io.jenkins.plugins.releaselifecycle.core.policy.Freeze;
import io.jenkins.plugins.releaselifecycle.core.policy.GateAdditions;
import io.jenkins.plugins.releaselifecycle.core.policy.Periods;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.SeverityLimits;
import io.jenkins.plugins.releaselifecycle.core.policy.WaiverTerms;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a policy while they are read one by one; what is not set is as shipped. */
final class PolicySheet {

    final PolicyDraft draft = new PolicyDraft();

    /** By the last part of the key; {@code null} for unlimited. */
    final Map<String, Integer> limits = new HashMap<>();

    /** By the whole key. */
    final Map<String, Period> periods = new HashMap<>();

    final Map<Gate, Set<DocumentKind>> documents = new EnumMap<>(Gate.class);
    final Map<Gate, Set<Requirement>> requirements = new EnumMap<>(Gate.class);

    Decision waiversDecidedBy = WaiverTerms.SHIPPED.decidedBy();
    Set<Requirement> waiversExcluded = WaiverTerms.SHIPPED.excluded();
    List<Freeze> freezes = List.of();
    Set<DayOfWeek> days = BusinessHours.ALWAYS.days();
    LocalTime from = BusinessHours.ALWAYS.from();
    LocalTime until = BusinessHours.ALWAYS.until();

    Policy policy() {
        for (Gate gate : Gate.values()) {
            draft.additions(
                    gate,
                    new GateAdditions(
                            documents.getOrDefault(gate, Set.of()), requirements.getOrDefault(gate, Set.of())));
        }
        Periods shipped = Periods.SHIPPED;
        SeverityLimits most = SeverityLimits.SHIPPED;
        return draft.limits(new SeverityLimits(
                        limit("critical", most.critical()),
                        limit("high", most.high()),
                        limit("medium", most.medium()),
                        limit("low", most.low()),
                        limit("info", most.info()),
                        limit("unknown", most.unknown()),
                        limit("notExamined", most.notExamined())))
                .periods(new Periods(
                        period("testingTerm", shipped.testingTerm()),
                        period("trialRun.usual", shipped.trialRun()),
                        period("trialRun.shortest", shipped.shortest()),
                        period("trialRun.longest", shipped.longest()),
                        period("observation", shipped.observation()),
                        period("filingTerm", shipped.filingTerm()),
                        period("stableRun", shipped.stableRun())))
                .calendar(new DeploymentCalendar(freezes, new BusinessHours(days, from, until)))
                .waivers(new WaiverTerms(waiversDecidedBy, waiversExcluded))
                .policy();
    }

    private Integer limit(String name, Integer shipped) {
        return limits.containsKey(name) ? limits.get(name) : shipped;
    }

    private Period period(String key, Period shipped) {
        return periods.getOrDefault(key, shipped);
    }
}
