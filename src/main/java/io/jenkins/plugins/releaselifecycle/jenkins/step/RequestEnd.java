package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * How a build's request at a gate ended, as its log, its result and its pipeline are told.
 *
 * @param open whether the gate is open, or was passed
 * @param outcome the word for pipelines
 * @param why in a sentence
 * @param cause with which the step fails; {@code null} where the gate is open
 */
record RequestEnd(boolean open, String outcome, String why, Exception cause) {

    static RequestEnd opened(Gate gate, String version) {
        return open(Messages.GateRequestStep_opened(Wording.of(gate), version));
    }

    static RequestEnd closedMeanwhile(Gate gate, String version) {
        return closed("closed", Messages.GateRequestStep_closedMeanwhile(Wording.of(gate), version));
    }

    static RequestEnd replaced(Gate gate, String version) {
        return closed("replaced", Messages.GateRequestStep_replaced(Wording.of(gate), version));
    }

    /** What the application went through meanwhile made the request void, and nobody has asked again. */
    static RequestEnd overtaken(Gate gate, String version) {
        return closed("overtaken", Messages.GateRequestStep_overtaken(Wording.of(gate), version));
    }

    static RequestEnd policyChanged(Gate gate, String version) {
        return closed("policy-changed", Messages.GateRequestStep_policyEnded(Wording.of(gate), version));
    }

    /** The end of a request that has ended. */
    static RequestEnd of(RequestCourse course, String version) {
        String gate = Wording.of(course.gate());
        String by = course.end().map(fact -> fact.actor().shown()).orElse("");
        return switch (course.how().orElseThrow()) {
            case CONCLUDED -> open(Messages.GateRequestStep_concluded(gate, version));
            case REJECTED -> {
                String why = Messages.GateRequestStep_rejected(gate, version, by, StepResults.comment(course));
                yield new RequestEnd(
                        false, "rejected", why, new FlowInterruptedException(Result.ABORTED, true, new Rejection(why)));
            }
            case WITHDRAWN ->
                closed("withdrawn", Messages.GateRequestStep_withdrawn(gate, version, by, StepResults.comment(course)));
            case EXPIRED -> closed("expired", Messages.GateRequestStep_expired(gate, version));
            case REPLACED -> replaced(course.gate(), version);
        };
    }

    private static RequestEnd open(String why) {
        return new RequestEnd(true, "opened", why, null);
    }

    private static RequestEnd closed(String outcome, String why) {
        return new RequestEnd(false, outcome, why, new AbortException(why));
    }

    /** Why a build was aborted: somebody rejected what it asked for. */
    private static final class Rejection extends CauseOfInterruption {

        private static final long serialVersionUID = 1L;

        private final String why;

        Rejection(String why) {
            this.why = why;
        }

        @Override
        public String getShortDescription() {
            return why;
        }
    }
}
