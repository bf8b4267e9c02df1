package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.AbstractItem;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/** The application that a step speaks of. */
final class StepApplication {

    private StepApplication() {}

    /** What a step remembers of another application over a restart: its record. {@code null} for the build's own. */
    static String remembered(Run<?, ?> run, AbstractItem application) {
        return ApplicationItem.of(run).equals(application)
                ? null
                : Lifecycles.get()
                        .anchor(application)
                        .map(Anchor::ledger)
                        .map(LedgerId::hex)
                        .orElseThrow();
    }

    /** The application again, whatever it is called by now; empty where it was deleted, or several items claim its record. */
    static Optional<AbstractItem> find(Run<?, ?> run, String remembered) {
        return remembered == null
                ? Optional.of(ApplicationItem.of(run))
                : ApplicationItem.ofRecord(new LedgerId(remembered));
    }

    /**
     * The application that a step asks about.
     *
     * @param named {@code null} for the build's own
     * @throws InvalidInputException where it has nothing to ask there
     */
    static AbstractItem askedAbout(StepContext context, String named) throws IOException, InterruptedException {
        return ApplicationItem.askedAbout(context.get(Run.class), named, who(context));
    }

    /**
     * The application that a step records for.
     *
     * @param named {@code null} for the build's own
     * @throws InvalidInputException where it may not record there
     */
    static AbstractItem recordedFor(StepContext context, String named) throws IOException, InterruptedException {
        return ApplicationItem.recordedFor(context.get(Run.class), named, who(context));
    }

    /** Whom the build runs as, whichever thread asks. */
    private static Authentication who(StepContext context) throws IOException, InterruptedException {
        return context.get(FlowExecution.class).getAuthentication2();
    }
}
