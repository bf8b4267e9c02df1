package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.Util;
import hudson.console.HyperlinkNote;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestExpired;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Conclusions;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.PendingRequests;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleTab;
import io.jenkins.plugins.releaselifecycle.jenkins.record.GateAsked;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Judgement;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/**
 * Waits for the people who decide at a gate. What the build remembers is which fact made the request; everything else is
 * read from the record whenever it looks, so that a build that was restarted ends the way the record says.
 */
class GateRequestExecution extends StepExecution implements PendingRequests.Waiting {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(GateRequestExecution.class.getName());

    private final Gate gate;
    private final String version;
    private final boolean abortPipeline;
    private final AskedBy asked;

    /** Full name of another application, as the Jenkinsfile gives it; {@code null} for the build's own. */
    private final String application;

    /** The record of another application that has the request; {@code null} where the build's own has. */
    private String record;

    /** Sequence of the fact that made the request; 0 while there is none. */
    private long made;

    /** Milliseconds since 1970 at which it ends undecided. */
    private long deadline;

    private transient volatile boolean over;

    /** Whether somebody is about to look: one look is enough, however many ask for it. */
    private transient volatile boolean looking;

    private transient String problem;

    GateRequestExecution(StepContext context, GateRequestStep step) {
        super(context);
        this.gate = step.gate();
        this.version = step.getVersion();
        this.abortPipeline = step.isAbortPipeline();
        this.asked = new AskedBy(step);
        this.application = step.getApplication();
    }

    @Override
    public boolean start() {
        background(this::ask);
        return false;
    }

    @Override
    public void onResume() {
        if (made == 0) {
            background(this::ask);
        } else {
            PendingRequests.get().add(this);
            look();
        }
    }

    @Override
    public void look() {
        if (!over && !looking) {
            looking = true;
            background(() -> {
                looking = false;
                check();
            });
        }
    }

    @Override
    public AbstractItem application() {
        Run<?, ?> run = build();
        return run == null ? null : StepApplication.find(run, record).orElse(null);
    }

    @Override
    public long request() {
        return made;
    }

    @Override
    public Run<?, ?> build() {
        try {
            return getContext().get(Run.class);
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.FINE, "The build is gone", e);
            return null;
        }
    }

    @Override
    public String getStatus() {
        return "waiting for a decision on " + gate.id() + " of " + version;
    }

    /** Something that may take time, and may end the step. */
    private interface Work {
        void run() throws Exception;
    }

    private void background(Work work) {
        Computer.threadPoolForRemoting.execute(() -> {
            try {
                synchronized (this) {
                    if (!over) {
                        work.run();
                    }
                }
            } catch (Exception | Error e) {
                end(() -> getContext().onFailure(e));
            }
        });
    }

    private void ask() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        PrintStream log = getContext().get(TaskListener.class).getLogger();
        AbstractItem item;
        AskedBy.Answer answer;
        Verdict closed = null;
        try {
            item = StepApplication.recordedFor(getContext(), application);
            answer = asked.ask(run, item);
            if (!answer.missing().isEmpty()) {
                closed = remember(run, item);
            }
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
        if (closed != null) {
            notAsked(item, log, answer.missing(), closed);
            return;
        }
        RunAnchor.remember(run, item);
        record = StepApplication.remembered(run, item);
        made = answer.made();
        deadline = answer.deadline();
        getContext().saveState();
        announce(item, log, answer);
        PendingRequests.get().add(this);
        check();
    }

    private Verdict remember(Run<?, ?> run, AbstractItem item) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle = lifecycles.lifecycle(item);
        Verdict verdict =
                lifecycles.judgement(item, lifecycle, lifecycles.now()).verdict(gate, new Version(version));
        GateAsked.remember(run, item, lifecycle.sequence(), verdict);
        return verdict;
    }

    /** A policy that only warns ends no build here either. */
    private void notAsked(AbstractItem item, PrintStream log, List<RequirementLine> missing, Verdict verdict) {
        String why = Messages.GateRequestStep_notAsked(Wording.of(gate), version);
        log.println(why);
        missing.forEach(line -> VerdictReport.unmet(log, line));
        verdict.exempted().ifPresent(exempted -> log.println(Wording.of(exempted)));
        log.println("  " + link(item, Messages.VerdictReport_more()));
        end(() -> {
            if (abortPipeline && !verdict.letsThrough()) {
                getContext().onFailure(new AbortException(why));
            } else {
                getContext().onSuccess(StepResults.ofRequest("not-asked", gate, version, missing));
            }
        });
    }

    private void announce(AbstractItem item, PrintStream log, AskedBy.Answer answer)
            throws IOException, InterruptedException {
        log.println(Messages.GateRequestStep_asked(Wording.of(gate), version, answer.id()));
        if (deadline != Long.MAX_VALUE) {
            log.println(Messages.GateRequestStep_until(Wording.of(Instant.ofEpochMilli(deadline))));
        }
        log.println(link(item, Messages.GateRequestStep_decide()));
        FlowNode node = getContext().get(FlowNode.class);
        node.addAction(new PauseAction(Messages.GateRequestStep_pause(Wording.of(gate))));
    }

    private String link(AbstractItem item, String text) {
        String url = "/" + item.getUrl() + LifecycleTab.URL + "/?gate=" + gate.id() + "&version="
                + URLEncoder.encode(version, StandardCharsets.UTF_8);
        return HyperlinkNote.encodeTo(url, text);
    }

    private void check() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Optional<AbstractItem> found = StepApplication.find(run, record);
        if (found.isEmpty()) {
            applicationGone();
            return;
        }
        AbstractItem item = found.get();
        Lifecycles lifecycles = Lifecycles.get();
        try {
            // Before the course, so that whatever has taken the request out of this state is part of the course.
            Lifecycle lifecycle = lifecycles.lifecycle(item);
            if (lifecycle.sequence() < made) {
                return; // another branch asked, and that is not safe on disk yet: the build looks again then
            }
            Optional<RequestCourse> told = lifecycles.course(item, made);
            if (told.isEmpty()) {
                throw RequestEnd.replaced(gate, version).cause();
            }
            RequestCourse course = told.get();
            if (course.how().isPresent()) {
                finish(run, item, course, RequestEnd.of(course, version));
                return;
            }
            Optional<GateRequest> own = own(lifecycle);
            if (own.isEmpty()) {
                finish(run, item, course, RequestEnd.overtaken(gate, version));
                return;
            }
            Instant now = lifecycles.now();
            Version of = new Version(version);
            Judgement judgement = lifecycles.judgement(item, lifecycle, now);
            Verdict verdict = judgement.verdict(gate, of);
            Optional<RequirementLine> unreadable = verdict.unmet().stream()
                    .filter(line -> line.requirement() == Requirement.RECORD)
                    .findFirst();
            if (unreadable.isPresent()) {
                unusable(Wording.of(unreadable.get().reason()));
                return;
            }
            if (!judgement.stillHolds(gate, of, own.get().request().policy())) {
                withdraw(run, Messages.GateRequestStep_policyChanged());
                finish(run, item, course, RequestEnd.policyChanged(gate, version));
            } else if (verdict.open() && Conclusions.GATES.contains(gate)) {
                // The record says it before the build does.
                GateAsked.remember(run, item, lifecycle.sequence(), verdict);
                lifecycles.conclude(item);
                return;
            } else if (verdict.open()) {
                GateAsked.remember(run, item, lifecycle.sequence(), verdict);
                finish(run, item, course, RequestEnd.opened(gate, version));
            } else if (verdict.isFrozenAlone()) {
                tell(Messages.GateRequestStep_frozen(
                        Wording.of(verdict.unmet().get(0).reason())));
                return;
            } else if (nobodyIsAwaited(lifecycles.openRequests(item, now))
                    && everybodyAgreed(verdict, judgement.missingBesidesVotes(gate, of))) {
                PrintStream log = getContext().get(TaskListener.class).getLogger();
                verdict.unmet().forEach(line -> VerdictReport.unmet(log, line));
                finish(run, item, course, RequestEnd.closedMeanwhile(gate, version));
            } else if (now.toEpochMilli() >= deadline) {
                expire(run, item, lifecycles);
            }
            problem = null;
        } catch (LedgerException e) {
            unusable(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        } catch (InvalidInputException e) {
            unusable(Wording.of(e.reason()));
        }
    }

    /** Whoever can put it right needs the build no less than before; it says so once. */
    private void unusable(String why) throws IOException, InterruptedException {
        tell(Messages.GateRequestStep_record(why));
    }

    private void tell(String why) throws IOException, InterruptedException {
        if (!why.equals(problem)) {
            problem = why;
            getContext().get(TaskListener.class).getLogger().println(why);
        }
    }

    private void applicationGone() throws IOException, InterruptedException {
        if (Lifecycles.get().now().toEpochMilli() >= deadline) {
            throw new AbortException(Messages.GateRequestStep_applicationGone());
        }
        unusable(Messages.GateRequestStep_applicationGone());
    }

    /** The request, while it is the one that stands at the gate. */
    private Optional<GateRequest> own(Lifecycle lifecycle) {
        return lifecycle
                .request(gate)
                .filter(request -> request.request().evidence().sequence() == made);
    }

    private boolean nobodyIsAwaited(List<OpenRequest> open) {
        return open.stream()
                .filter(request -> request.request().evidence().sequence() == made)
                .anyMatch(request -> request.awaits().isEmpty());
    }

    private static boolean everybodyAgreed(Verdict verdict, List<RequirementLine> missingBesidesVotes) {
        return verdict.unmet().stream()
                .filter(unmet -> unmet.requirement() != Requirement.CALENDAR)
                .allMatch(unmet -> missingBesidesVotes.stream()
                        .anyMatch(line -> line.requirement() == unmet.requirement()
                                && line.about().equals(unmet.about())));
    }

    /** Ends the request, unless somebody decides in that very moment; the record says which, and the build looks again. */
    private void expire(Run<?, ?> run, AbstractItem item, Lifecycles lifecycles) {
        lifecycles.decide(
                item,
                Lifecycles.actor(run),
                (lifecycle, now) -> own(lifecycle)
                        .filter(request -> request.request().closing().isEmpty())
                        .filter(request -> isUndecided(
                                lifecycles.judgement(item, lifecycle, now).verdict(gate, request.version())))
                        .map(request -> List.<Fact>of(new RequestExpired(request.id())))
                        .orElse(List.of()));
        look();
    }

    private static boolean isUndecided(Verdict verdict) {
        return !verdict.open() && !verdict.isFrozenAlone();
    }

    private void finish(Run<?, ?> run, AbstractItem item, RequestCourse course, RequestEnd how)
            throws IOException, InterruptedException {
        PrintStream log = getContext().get(TaskListener.class).getLogger();
        StepResults.votes(course).forEach(vote -> log.println("  " + vote));
        log.println(how.why());
        RunAnchor.remember(run, item);
        end(() -> {
            if (how.open() || !abortPipeline) {
                getContext().onSuccess(StepResults.ofRequest(how, course, version));
            } else {
                getContext().onFailure(how.cause());
            }
        });
    }

    @Override
    public void stop(Throwable cause) {
        background(() -> {
            Run<?, ?> run = getContext().get(Run.class);
            try {
                withdraw(run, why(cause));
            } catch (LedgerException | InvalidInputException e) {
                cause.addSuppressed(e);
            }
            end(() -> getContext().onFailure(cause));
        });
    }

    private static String why(Throwable cause) {
        String causes = cause instanceof FlowInterruptedException interruption
                ? interruption.getCauses().stream()
                        .map(CauseOfInterruption::getShortDescription)
                        .collect(Collectors.joining("; "))
                : Util.fixNull(cause.getMessage());
        return causes.isBlank()
                ? Messages.GateRequestStep_abortedWithoutWord()
                : Messages.GateRequestStep_aborted(causes);
    }

    /** A build that is aborted decides nothing; it asks no longer. */
    private void withdraw(Run<?, ?> run, String why) {
        Lifecycles lifecycles = Lifecycles.get();
        // Before a ledger is begun where the one that has the request is not to be found.
        Optional<AbstractItem> item = StepApplication.find(run, record);
        if (made == 0 || item.isEmpty() || own(lifecycles.lifecycle(item.get())).isEmpty()) {
            return;
        }
        Actor.Build actor = Lifecycles.actor(run);
        lifecycles.decide(
                item.get(),
                actor,
                (lifecycle, now) -> own(lifecycle)
                        .filter(request -> request.request().closing().isEmpty())
                        .filter(request -> request.request().evidence().actor().isSameAs(actor))
                        .map(request -> List.<Fact>of(new RequestWithdrawn(request.id(), why)))
                        .orElse(List.of()));
    }

    private synchronized void end(Runnable telling) {
        if (over) {
            return;
        }
        over = true;
        PendingRequests.get().remove(this);
        try {
            FlowNode node = getContext().get(FlowNode.class);
            if (node != null && made > 0) {
                PauseAction.endCurrentPause(node);
            }
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, "The end of a pause was not remembered", e);
        }
        telling.run();
    }
}
