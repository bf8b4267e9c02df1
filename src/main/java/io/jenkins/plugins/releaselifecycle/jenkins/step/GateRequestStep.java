package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import java.util.Set;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Asks for a gate to be opened for a version, and waits, without an executor, until the people who decide at it have
 * decided. What they cannot vote away is said at once, and nothing is asked then.
 */
public abstract class GateRequestStep extends ApplicationStep {

    private final String version;
    private String message;
    private String timeout;
    private String id;
    private boolean abortPipeline = true;

    protected GateRequestStep(String version) {
        this.version = version;
    }

    abstract Gate gate();

    /** What is proposed for the trial run; {@code null} at all gates but go-live. */
    ProposedTrialRun proposed() {
        return null;
    }

    public String getVersion() {
        return version;
    }

    public String getMessage() {
        return message;
    }

    /** What those who decide are to know. */
    @DataBoundSetter
    public void setMessage(String message) {
        this.message = Util.fixEmptyAndTrim(message);
    }

    public String getTimeout() {
        return timeout;
    }

    /** How long to wait, as an ISO 8601 duration or period: {@code PT12H}, {@code P14D}; without it, for ever. */
    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    public String getId() {
        return id;
    }

    /** The name of the request; without it, it gets one. */
    @DataBoundSetter
    public void setId(String id) {
        this.id = Util.fixEmptyAndTrim(id);
    }

    public boolean isAbortPipeline() {
        return abortPipeline;
    }

    /** Whether the step fails the build where the gate does not open; it returns what was decided otherwise. */
    @DataBoundSetter
    public void setAbortPipeline(boolean abortPipeline) {
        this.abortPipeline = abortPipeline;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new GateRequestExecution(context, this);
    }

    /** What all of these steps need. */
    abstract static class GateRequestDescriptor extends StepDescriptor {
        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FlowNode.class);
        }
    }
}
