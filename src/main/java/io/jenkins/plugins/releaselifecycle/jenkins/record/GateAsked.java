package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.Exemption;
import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * That a build asked a gate, when, where the record stood then, and what the answer was. It is written with the build when that is
 * saved next, at its end at the latest, so that asking costs nothing.
 */
@Restricted(NoExternalUse.class)
public final class GateAsked extends InvisibleAction {

    private static final Logger LOGGER = Logger.getLogger(GateAsked.class.getName());

    /** A build that asks in a loop remembers the last ones. */
    private static final int MOST = 50;

    private final String ledger;
    private final String gate;
    private final String version;
    private final long sequence;
    private final long at;
    private final boolean open;
    private final boolean testsAlone;
    private final String policy;
    private final String unmet;

    /** {@code null} in builds from before there was any. */
    private final String exemption;

    private GateAsked(LedgerId ledger, long sequence, Verdict verdict, boolean testsAlone) {
        this.ledger = ledger.hex();
        this.gate = verdict.gate().id();
        this.version = verdict.version().text();
        this.sequence = sequence;
        this.at = verdict.at().toEpochMilli();
        this.open = verdict.open();
        this.testsAlone = testsAlone;
        this.policy = verdict.policy();
        this.unmet = ids(verdict);
        this.exemption = testsAlone ? Exemption.NONE.id() : verdict.exemption().id();
    }

    /**
     * Makes the build remember the answer of a gate for that state of the application. Where nothing was on record there is nothing
     * to remember.
     */
    public static void remember(Run<?, ?> run, AbstractItem application, long sequence, Verdict verdict) {
        Lifecycles.get()
                .anchor(application)
                .ifPresent(head -> remember(run, new GateAsked(head.ledger(), sequence, verdict, false)));
    }

    /**
     * Makes the build remember what a gate has just answered of the security tests alone. Of a record that cannot be trusted or read
     * there is nothing to remember.
     */
    public static void rememberTests(Run<?, ?> run, AbstractItem application, Verdict verdict) {
        try {
            Lifecycles.get()
                    .anchor(application)
                    .ifPresent(head -> remember(run, new GateAsked(head.ledger(), head.sequence(), verdict, true)));
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "The answer said what is wrong", e);
        }
    }

    private static void remember(Run<?, ?> run, GateAsked asked) {
        synchronized (run) {
            List<GateAsked> before = run.getActions(GateAsked.class);
            before.stream().limit(Math.max(0, before.size() - MOST + 1)).forEach(run::removeAction);
            run.addAction(asked);
        }
    }

    /** The record that the gate went by. */
    public LedgerId ledger() {
        return new LedgerId(ledger);
    }

    /** Empty where a later version of the product wrote a gate that this one does not know. */
    public Optional<Gate> gate() {
        return Gate.of(gate);
    }

    public String gateId() {
        return gate;
    }

    public Version version() {
        return new Version(version);
    }

    /** The number of the last fact that was on record. */
    public long sequence() {
        return sequence;
    }

    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    public boolean open() {
        return open;
    }

    private static String ids(Verdict verdict) {
        return verdict.missing().stream().map(Requirement::id).collect(Collectors.joining(", "));
    }

    /** Ids of the requirements that were not met. */
    public String unmet() {
        return unmet;
    }

    /** What let a deployment through although the gate was closed. */
    public Exemption exemption() {
        return Arrays.stream(Exemption.values())
                .filter(one -> one.id().equals(exemption))
                .findFirst()
                .orElse(Exemption.NONE);
    }

    /** Whether that is the same answer, as far as it says what was not met. */
    public boolean isSameAs(Verdict again) {
        return open == again.open() && unmet.equals(ids(again));
    }

    /** Whether the answer speaks of the security tests alone. */
    public boolean testsAlone() {
        return testsAlone;
    }

    /** Digest of the policy that was in force. */
    public String policy() {
        return policy;
    }

    /**
     * The answer again.
     *
     * @param then the application as it stood at {@link #sequence()}
     */
    public Optional<Verdict> again(AbstractItem item, Lifecycle then) {
        return testsAlone
                ? Optional.of(Lifecycles.get().judgement(item, then, at()).testsVerdict(version()))
                : gate().map(asked ->
                        Lifecycles.get().judgement(item, then, at()).verdict(asked, version()));
    }
}
