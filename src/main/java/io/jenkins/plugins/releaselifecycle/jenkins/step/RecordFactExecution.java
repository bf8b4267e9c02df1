package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.model.AbstractItem;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.FactSentences;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.BuildAdmission;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.RunAnchor;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Looks whether the fact may be recorded, records it in the build's name, and says what it did. */
class RecordFactExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {

    private static final long serialVersionUID = 1L;

    private final transient RecordFactStep step;

    RecordFactExecution(StepContext context, RecordFactStep step) {
        super(context);
        this.step = step;
    }

    /**
     * What was decided.
     *
     * @param fact {@code null} where it is on record already
     */
    private record Decided(Fact fact, Lifecycle lifecycle, Policy policy, Instant now) {

        Lifecycle after(Optional<RecordedFact> recorded) {
            return recorded.map(lifecycle::and).orElse(lifecycle);
        }
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        try {
            return record(run, getContext().get(TaskListener.class).getLogger());
        } catch (InvalidInputException e) {
            throw new AbortException(Messages.RecordFactStep_refused(Wording.of(e.reason())));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
    }

    private Map<String, Object> record(Run<?, ?> run, PrintStream log) throws IOException, InterruptedException {
        Lifecycles lifecycles = Lifecycles.get();
        AbstractItem item = StepApplication.recordedFor(getContext(), step.getApplication());
        // Before a ledger is begun for something that is refused.
        AtomicReference<Decided> last =
                new AtomicReference<>(decide(item, lifecycles.lifecycle(item), lifecycles.now()));
        List<RecordedFact> facts = last.get().fact() == null
                ? List.of()
                : lifecycles.decide(item, Lifecycles.actor(run), (lifecycle, now) -> {
                    last.set(decide(item, lifecycle, now));
                    return Stream.ofNullable(last.get().fact()).toList();
                });
        RunAnchor.remember(run, item);
        Decided decided = last.get();
        Optional<RecordedFact> recorded =
                facts.stream().filter(fact -> fact.fact() == decided.fact()).findFirst();
        recorded.map(RecordedFact::fact)
                .map(FactSentences::of)
                .map(Wording::of)
                .map(Messages::RecordFactStep_recorded)
                .ifPresent(log::println);
        Lifecycle after = decided.after(recorded);
        step.told(recorded, after, decided.policy(), decided.now()).forEach(log::println);
        return step.result(recorded, after, decided.policy(), decided.now());
    }

    private Decided decide(AbstractItem item, Lifecycle lifecycle, Instant now) {
        Policy policy = Assignment.policy(item);
        Optional<Fact> fact = step.fact(lifecycle, policy, now);
        fact.flatMap(asked -> BuildAdmission.refusal(asked, lifecycle, policy, now))
                .ifPresent(why -> {
                    throw new InvalidInputException(why);
                });
        return new Decided(fact.orElse(null), lifecycle, policy, now);
    }
}
