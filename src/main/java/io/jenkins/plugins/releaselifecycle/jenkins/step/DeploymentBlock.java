package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.model.InvisibleAction;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Says of the beginning of a block which deployment runs in it. Survives restarts with the pipeline. */
@Restricted(NoExternalUse.class)
public final class DeploymentBlock extends InvisibleAction {

    private final String ledger;
    private final long sequence;

    private DeploymentBlock(LedgerId ledger, long sequence) {
        this.ledger = ledger.hex();
        this.sequence = sequence;
    }

    /** @param sequence of the fact that the deployment began */
    static void mark(FlowNode start, LedgerId ledger, long sequence) {
        start.addAction(new DeploymentBlock(ledger, sequence));
    }

    /**
     * Whether all that a pipeline does now, it does within a block of one of those deployments.
     *
     * @param deployments by the sequence of the fact that they began
     */
    public static boolean encloses(FlowExecution execution, LedgerId ledger, LongPredicate deployments) {
        List<FlowNode> heads = execution.getCurrentHeads();
        return !execution.isComplete()
                && !heads.isEmpty()
                && heads.stream()
                        .allMatch(head -> Stream.concat(Stream.of(head), head.getEnclosingBlocks().stream())
                                .flatMap(node -> node.getActions(DeploymentBlock.class).stream())
                                .anyMatch(block ->
                                        block.ledger.equals(ledger.hex()) && deployments.test(block.sequence)));
    }
}
