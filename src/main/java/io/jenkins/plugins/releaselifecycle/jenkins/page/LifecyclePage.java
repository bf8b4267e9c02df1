package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.NextGate;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyHistory;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.Standing;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationRecord;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the page of an application shows, worded for its visitor.
 *
 * @param known whether the record could be read, so that {@code lifecycle} is what it says
 * @param asked the version that the visitor typed, or the latest one
 * @param askedGate the gate that the visitor chose, {@code null} for the one that is next
 * @param problem why no answer can be given, {@code null} where one can
 * @param closed whether that problem keeps every gate closed, as opposed to a question that cannot be answered
 * @param exposure what the application counts as, {@code null} where that cannot be told
 * @param verdict the gate's answer, {@code null} while no version is on record and none was asked for
 */
@Restricted(NoExternalUse.class)
public record LifecyclePage(
        AbstractItem item,
        boolean known,
        Lifecycle lifecycle,
        List<FactRow> facts,
        String asked,
        Gate askedGate,
        String problem,
        boolean closed,
        Exposure exposure,
        Verdict verdict) {

    private static final Logger LOGGER = Logger.getLogger(LifecyclePage.class.getName());

    static LifecyclePage of(AbstractItem item, String askedVersion, String gate) {
        Lifecycles lifecycles = Lifecycles.get();
        String typed = askedVersion == null ? "" : askedVersion.strip();
        Lifecycle lifecycle = Lifecycle.empty();
        List<FactRow> facts = List.of();
        Exposure exposure;
        try {
            Optional<ApplicationRecord> application = lifecycles.find(item);
            if (application.isPresent()) {
                lifecycle = application.get().lifecycle();
                facts = rows(item, application.get().recent());
            }
        } catch (LedgerException e) {
            String problem = Wording.of(e.reason()) + " " + Wording.of(e.remedy());
            return new LifecyclePage(item, false, Lifecycle.empty(), List.of(), typed, null, problem, true, null, null);
        }
        try {
            exposure = Assignment.exposure(item, lifecycle);
        } catch (InvalidInputException e) {
            String problem = Wording.of(e.reason());
            return new LifecyclePage(item, true, lifecycle, facts, typed, null, problem, true, null, null);
        }
        LifecyclePage unanswered =
                new LifecyclePage(item, true, lifecycle, facts, typed, null, null, true, exposure, null);
        try {
            return unanswered.answered(typed, gate == null ? "" : gate);
        } catch (InvalidInputException e) {
            return unanswered.refused(Wording.of(e.reason()));
        }
    }

    private LifecyclePage answered(String typed, String gate) {
        Optional<Version> version = typed.isEmpty() ? lifecycle.latestVersion() : Optional.of(new Version(typed));
        if (version.isEmpty()) {
            return this;
        }
        Lifecycles lifecycles = Lifecycles.get();
        Gate chosen = gate.isEmpty() ? null : chosen(gate);
        Gate asked = chosen == null ? NextGate.of(lifecycle, version.get()) : chosen;
        Verdict answer = lifecycles.judgement(item, lifecycle, lifecycles.now()).verdict(asked, version.get());
        String text = version.get().text();
        return new LifecyclePage(item, true, lifecycle, facts, text, chosen, null, !answer.open(), exposure, answer);
    }

    private static Gate chosen(String id) {
        return Gate.of(id)
                .orElseThrow(() -> new InvalidInputException(
                        Message.of(LifecyclePage.class, "gate.unknown", Shown.of(id), String.join(", ", Gate.ids()))));
    }

    private LifecyclePage refused(String why) {
        return new LifecyclePage(item, true, lifecycle, facts, asked, null, why, false, exposure, null);
    }

    private static List<FactRow> rows(AbstractItem item, List<RecordedFact> facts) {
        return facts.stream().map(fact -> FactRow.of(item, fact)).toList();
    }

    public String getProblem() {
        return problem;
    }

    public boolean isAnswered() {
        return verdict != null;
    }

    public boolean isOpen() {
        return verdict != null && verdict.open();
    }

    public String getSummary() {
        return Wording.of(verdict.summary());
    }

    public String getVersion() {
        return asked;
    }

    public boolean isClosed() {
        return closed;
    }

    /** The gates to choose from. */
    public List<Choice> getGates() {
        return Arrays.stream(Gate.values())
                .map(each -> new Choice(each.id(), Wording.of(each), each == askedGate))
                .toList();
    }

    /** Exposure, stage and policies, for the pills below the heading. */
    public List<String> getPills() {
        if (exposure == null) {
            return List.of();
        }
        Stream<String> policies = Assignment.policies(item, lifecycle).stream().map(LifecyclePage::worded);
        return Stream.concat(Stream.of(Wording.of(exposure), Wording.of(lifecycle.stage())), policies)
                .toList();
    }

    private static String worded(PolicyInForce named) {
        return PolicyHistory.get()
                .of(named.name(), named.policy().digest())
                .map(version -> Messages.LifecyclePage_policyVersion(named.name(), version.number()))
                .orElseGet(() -> Messages.LifecyclePage_policy(named.name()));
    }

    /** Whether former names of the application decide by which policies it is judged, and by whom it is decided. */
    public boolean isFormerlyNamed() {
        return !lifecycle.formerNames().isEmpty();
    }

    /** Those names, for whoever may read the whole record; {@code null} for others. */
    public String getFormerNames() {
        return item.hasPermission(LifecyclePermissions.READ_RECORD) ? String.join(", ", lifecycle.formerNames()) : null;
    }

    /** Why a deployment is let through although the gate is closed; {@code null} where none is. */
    public String getExempted() {
        return verdict == null ? null : verdict.exempted().map(Wording::of).orElse(null);
    }

    /** Whether the record says external, the job no longer does, and the visitor may change that. */
    public boolean isDeclarable() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                && Lifecycles.get().mayBeDeclaredInternal(item, lifecycle);
    }

    /** None where the record cannot be read: nobody knows then where the application stands. */
    public List<StageStep> stages(TimelineSection timeline) {
        List<Role> awaited = known ? awaited() : List.of();
        return known
                ? Arrays.stream(Stage.values())
                        .map(stage -> StageStep.of(
                                stage,
                                lifecycle.stage(),
                                Optional.ofNullable(timeline.timeline()),
                                timeline.calendar(),
                                awaited))
                        .toList()
                : List.of();
    }

    /** The roles that act next, as the list of all applications says it, whatever the visitor asks about. */
    private List<Role> awaited() {
        Instant now = Lifecycles.get().now();
        boolean next = verdict != null
                && askedGate == null
                && lifecycle.latestVersion().equals(Optional.of(verdict.version()));
        FleetRow row = next
                ? FleetRow.of(
                        item.getFullName(),
                        lifecycle,
                        Optional.of(verdict),
                        Lifecycles.get().due(item, now),
                        now)
                : Standing.of(item, now).row();
        return row.awaits().stream().sorted().toList();
    }

    public List<RequestRow> getRequests() {
        if (!known) {
            return List.of();
        }
        try {
            Recording visitor = Recording.by(Jenkins.getAuthentication2(), item);
            return Lifecycles.get().openRequests(item, Lifecycles.get().now()).stream()
                    .map(open -> new RequestRow(item, open, visitor))
                    .toList();
        } catch (InvalidInputException | LedgerException e) {
            LOGGER.log(Level.FINE, "What is wrong is said above on the page", e);
            return List.of();
        }
    }

    /** Deployments that have not ended, each in a sentence that says what to do. */
    public List<String> getUnfinished() {
        return lifecycle.unfinishedDeployments().stream()
                .map(deployment -> Message.of(
                        LifecyclePage.class,
                        Lifecycles.runs(item, deployment.evidence().actor()) ? "unfinished.runs" : "unfinished.died",
                        deployment.version().text(),
                        deployment.gate(),
                        deployment.evidence().actor().shown(),
                        deployment.evidence().at(),
                        deployment.evidence().sequence()))
                .map(Wording::of)
                .toList();
    }

    /** What keeps the gate closed, as far as the visitor acts in these roles. */
    Blockers blockers(boolean onlyMine) {
        List<RequirementLine> unmet = verdict == null ? List.of() : verdict.unmet();
        return new Blockers(item, unmet, held(), onlyMine);
    }

    private Set<Role> held() {
        try {
            return Recording.by(Jenkins.getAuthentication2(), item).roles();
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "Nobody can be found in any role; the settings say why", e);
            return Set.of();
        }
    }

    /** The policy's time zone; the controller's where the policy on disk is not one. */
    ZoneId zone() {
        try {
            return Assignment.policy(item).timeZone();
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "What is wrong is said on the page", e);
            return ZoneId.systemDefault();
        }
    }

    /** The query that shows this version at this gate again. */
    public String getQuery() {
        String gate = askedGate == null ? "" : "&gate=" + askedGate.id();
        return "?version=" + URLEncoder.encode(asked, StandardCharsets.UTF_8) + gate;
    }

    /** What the handover of the version in service needs, while the trial run is under way; none at other times. */
    public List<ChecklistRow> getHandover() {
        Optional<Version> serving = lifecycle.serving().filter(any -> lifecycle.stage() == Stage.TRIAL_RUN);
        if (verdict == null || serving.isEmpty()) {
            return List.of();
        }
        Lifecycles lifecycles = Lifecycles.get();
        return lifecycles
                .judgement(item, lifecycle, lifecycles.now())
                .verdict(Gate.HANDOVER, serving.get())
                .lines()
                .stream()
                .filter(line -> line.status() != RequirementStatus.NOT_APPLICABLE)
                .map(ChecklistRow::of)
                .toList();
    }

    public List<RequirementRow> getWaived() {
        return rows(RequirementStatus.WAIVED);
    }

    public List<RequirementRow> getMet() {
        return rows(RequirementStatus.MET);
    }

    private List<RequirementRow> rows(RequirementStatus status) {
        if (verdict == null) {
            return List.of();
        }
        return verdict.lines().stream()
                .filter(line -> line.status() == status)
                .map(line -> RequirementRow.of(item, line))
                .toList();
    }

    public List<TestRow> getTests() {
        if (verdict == null) {
            return List.of();
        }
        return verdict.standings().stream()
                .map(standing -> TestRow.of(item, standing))
                .toList();
    }

    public List<FactRow> getFacts() {
        return facts;
    }

    /** How many facts the record has. */
    public long getTotal() {
        return lifecycle.sequence();
    }

    /** Whether the visitor may read the whole record and take it away. */
    public boolean isWholeReadable() {
        return item.hasPermission(LifecyclePermissions.READ_RECORD);
    }
}
