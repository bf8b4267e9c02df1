package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.BreakGlass;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Nonconformity;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TemporaryAccess;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TrialRun;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate.Kind;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What people have to do about an application, and by when. It computes no period: all moments are those that the gates
 * go by, and what a gate does not ask for any more is not due.
 */
public final class DueDates {

    private static final Set<Requirement> OBSERVATION = EnumSet.of(Requirement.D4, Requirement.D5, Requirement.D6);
    private static final Set<Requirement> END_OF_TRIAL_RUN = EnumSet.of(Requirement.D12, Requirement.E1);
    private static final Set<Stage> IN_TRIAL_RUN = EnumSet.of(Stage.TRIAL_RUN, Stage.ACCEPTANCE);

    private final Lifecycle lifecycle;
    private final BiFunction<Gate, Version, Question> asking;
    private final List<DueDate> found = new ArrayList<>();

    private DueDates(Lifecycle lifecycle, BiFunction<Gate, Version, Question> asking) {
        this.lifecycle = lifecycle;
        this.asking = asking;
    }

    /**
     * All that waits for somebody: what people vote on first, then what has an end, in the order of the rule.
     *
     * @param asking the question of a gate for a version, at the present moment
     */
    public static List<DueDate> of(Lifecycle lifecycle, BiFunction<Gate, Version, Question> asking) {
        boolean ended = lifecycle.stage() == Stage.RETIRED
                || lifecycle.deleted().isPresent()
                || lifecycle.notUnderstood().isPresent();
        return ended ? List.of() : new DueDates(lifecycle, asking).all();
    }

    private List<DueDate> all() {
        OpenRequest.of(lifecycle, asking).forEach(open -> open.gate().ifPresent(gate -> request(open, gate)));
        lifecycle.waivers().forEach(this::waiver);
        lifecycle.unreviewedBreakGlass().forEach(this::brokenGlass);
        testing();
        lifecycle.nonconformities().forEach(this::remediation);
        trialRun();
        lifecycle.temporaryAccesses().forEach(this::temporaryAccess);
        return List.copyOf(found);
    }

    private void request(OpenRequest open, Gate gate) {
        vote(
                Kind.REQUEST,
                message("due.request", gate, open.version().text(), open.id().text()),
                open.request().until().orElse(null),
                open);
    }

    private void waiver(Waiver waiver) {
        Question question = asking.apply(Gate.GO_LIVE, waiver.version());
        Waivers waivers = new Waivers(question);
        Decision decision = question.policy().waivers().decidedBy();
        Instant end = question.endOf(waiver.until());
        String version = waiver.version().text();
        Optional<Vote> granted = waivers.granted(waiver);
        if (granted.isPresent()) {
            Set<Role> roles = EnumSet.of(Role.DEVELOPMENT);
            decision.roles().forEach(deciding -> roles.add(deciding.role()));
            add(
                    Kind.WAIVER,
                    message("due.waiver", waiver.requirement(), version),
                    granted.get().evidence(),
                    end,
                    roles);
        } else {
            OpenRequest.of(waiver, question)
                    .ifPresent(open -> vote(
                            Kind.WAIVER_REQUEST,
                            message(
                                    "due.waiver-request",
                                    waiver.requirement(),
                                    version,
                                    waiver.id().text()),
                            end,
                            open));
        }
    }

    private void brokenGlass(BreakGlass used) {
        String version = used.version().text();
        add(
                Kind.BREAK_GLASS,
                message("due.break-glass", used.gate(), version),
                used.evidence(),
                null,
                EnumSet.of(Role.IT));
    }

    /** B2: the term is over with the tests, and only IT can give a longer one once it has passed. */
    private void testing() {
        Optional<Version> installed = lifecycle.installed().filter(version -> lifecycle.stage() == Stage.TRIAL_TESTING);
        if (installed.isEmpty()) {
            return;
        }
        List<RequirementLine> lines = unmet(Gate.GO_LIVE, installed.get());
        Set<Requirement> tests = EnumSet.of(Requirement.B2);
        tests.addAll(GateRules.TESTING);
        lifecycle
                .firstInstallation()
                .ifPresent(since -> term(Requirement.B2, Gate.GO_LIVE, installed.get())
                        .ifPresent(due -> add(
                                Kind.TESTING_TERM,
                                message("due.testing-term", installed.get().text()),
                                since,
                                due,
                                roles(lines, tests))));
    }

    /** The moment of a requirement's line; empty where it has none, or is waived for as long as the waiver holds. */
    private Optional<Instant> term(Requirement requirement, Gate gate, Version version) {
        return lines(gate, version)
                .filter(line -> line.requirement() == requirement && line.status() != RequirementStatus.WAIVED)
                .flatMap(line -> line.due().stream())
                .findFirst();
    }

    private void remediation(Nonconformity nonconformity) {
        RequirementLine line =
                TrialTestingRules.isRemedied(asking.apply(Gate.GO_LIVE, nonconformity.version()), nonconformity);
        add(
                Kind.REMEDIATION,
                message(
                        "due.remediation",
                        nonconformity.id().text(),
                        nonconformity.version().text()),
                nonconformity.opened(),
                line.dueAt(),
                line.who());
    }

    private void trialRun() {
        Optional<TrialRun> run = lifecycle.trialRun().filter(any -> IN_TRIAL_RUN.contains(lifecycle.stage()));
        Optional<Version> serving = lifecycle.serving();
        if (run.isEmpty() || serving.isEmpty()) {
            return;
        }
        Version version = serving.get();
        Question question = asking.apply(Gate.ACCEPTANCE, version);
        RunPeriods.of(question).ifPresent(periods -> {
            if (run.get().handover().isEmpty()) {
                add(
                        Kind.OBSERVATION,
                        message("due.observation", version.text()),
                        periods.began(),
                        periods.observationEnd(),
                        roles(unmet(Gate.HANDOVER, version), OBSERVATION));
            }
            List<RequirementLine> lines = unmet(Gate.ACCEPTANCE, version);
            add(
                    Kind.TRIAL_RUN,
                    message("due.trial-run", version.text()),
                    periods.began(),
                    periods.end(),
                    roles(lines, END_OF_TRIAL_RUN));
            run.get()
                    .started()
                    .ifPresent(since -> term(Requirement.D13, Gate.ACCEPTANCE, version)
                            .ifPresent(due -> add(
                                    Kind.FILING,
                                    message("due.filing"),
                                    since,
                                    due,
                                    roles(lines, EnumSet.of(Requirement.D13)))));
        });
    }

    private void temporaryAccess(TemporaryAccess access) {
        add(
                Kind.TEMPORARY_ACCESS,
                message("due.temporary-access", access.id().text()),
                access.evidence(),
                access.until(),
                EnumSet.of(Role.OPERATIONS));
    }

    private Stream<RequirementLine> lines(Gate gate, Version version) {
        return GateEvaluation.evaluate(asking.apply(gate, version)).lines().stream();
    }

    private List<RequirementLine> unmet(Gate gate, Version version) {
        return lines(gate, version).filter(RequirementLine::unmet).toList();
    }

    private static Set<Role> roles(List<RequirementLine> unmet, Set<Requirement> of) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        unmet.stream().filter(line -> of.contains(line.requirement())).forEach(line -> roles.addAll(line.who()));
        return roles;
    }

    private void vote(Kind kind, Message sentence, Instant due, OpenRequest open) {
        if (!open.awaits().isEmpty()) {
            found.add(new DueDate(kind, sentence, open.request().asked(), due, open.awaits(), open));
        }
    }

    /** Where nobody can act nothing is due. */
    private void add(Kind kind, Message sentence, Evidence since, Instant due, Set<Role> roles) {
        if (!roles.isEmpty()) {
            found.add(new DueDate(kind, sentence, since, due, roles, null));
        }
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(DueDates.class, key, arguments);
    }
}
