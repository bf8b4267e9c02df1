package io.jenkins.plugins.releaselifecycle.jenkins.approval;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex.Entry;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** What waits for one person, the oldest first, and what that person has voted on and others have not decided yet. */
@Restricted(NoExternalUse.class)
public final class MyApprovals {

    /** How many requests are listed. */
    public static final int MOST = 200;

    private static final Comparator<Asked> OLDEST_FIRST =
            Comparator.comparing(asked -> asked.open().request().evidence().at());

    private final Authentication visitor;
    private final boolean acting;
    private final boolean whole = OpenRequestIndex.get().isWhole();
    private final List<Asked> waiting = new ArrayList<>();
    private final List<Asked> voted = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private boolean cut;

    /**
     * A request.
     *
     * @param visitor whoever looks, in the roles held now
     */
    public record Asked(AbstractItem item, OpenRequest open, Recording visitor) {}

    /** An application whose requests cannot be shown. */
    public record Unreadable(AbstractItem item, LedgerException why) {}

    /** @throws InvalidInputException where the policy or the roles on disk are not such */
    public MyApprovals(Authentication visitor) {
        this.visitor = visitor;
        ReleaseLifecycleConfiguration.get().policyInForce();
        acting = !ReleaseLifecycleConfiguration.get()
                .roleAssignment()
                .anywhere(visitor)
                .isEmpty();
        if (acting) {
            read();
        }
    }

    private void read() {
        List<Entry> oldestFirst = OpenRequestIndex.get()
                .entries()
                .filter(this::mayConcern)
                .sorted(Comparator.comparing(this::since).thenComparing(Entry::application))
                .toList();
        for (Entry entry : oldestFirst) {
            if (cut) {
                break;
            }
            entry.visible().ifPresent(item -> read(entry, item));
        }
        waiting.sort(OLDEST_FIRST);
        voted.sort(OLDEST_FIRST);
    }

    private Set<Role> roles(Entry entry) {
        return ReleaseLifecycleConfiguration.get().roleAssignment().of(visitor, entry.names());
    }

    private boolean mayConcern(Entry entry) {
        Set<Role> roles = roles(entry);
        return !entry.readable() || entry.requests().stream().anyMatch(open -> concerns(open, roles));
    }

    /** What cannot be read comes first. */
    private Instant since(Entry entry) {
        Set<Role> roles = roles(entry);
        return entry.requests().stream()
                .filter(open -> concerns(open, roles))
                .map(open -> open.request().evidence().at())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private void read(Entry entry, AbstractItem item) {
        try {
            List<OpenRequest> now =
                    Lifecycles.get().openRequests(item, Lifecycles.get().now());
            if (!entry.readable() || !entry.requests().equals(now)) {
                OpenRequestIndex.get().lookAgain(entry.application());
            }
            Recording recording = Recording.by(visitor, item);
            now.stream()
                    .filter(open -> waits(open, recording) || isVoted(open))
                    .forEach(open -> add(waits(open, recording) ? waiting : voted, new Asked(item, open, recording)));
        } catch (LedgerException e) {
            add(unreadable, new Unreadable(item, e));
        }
    }

    private <T> void add(List<T> list, T row) {
        if (waiting.size() + voted.size() + unreadable.size() >= MOST) {
            cut = true;
        } else {
            list.add(row);
        }
    }

    /** As far as the roles tell. */
    private boolean concerns(OpenRequest open, Set<Role> roles) {
        return !open.ballots(visitor.getName(), roles).isEmpty() || isVoted(open);
    }

    private static boolean waits(OpenRequest open, Recording recording) {
        return !recording.ballots(open).isEmpty();
    }

    private boolean isVoted(OpenRequest open) {
        return open.request().approvalOf(visitor.getName()).isPresent();
    }

    public List<Asked> waiting() {
        return waiting;
    }

    public List<Asked> voted() {
        return voted;
    }

    public List<Unreadable> unreadable() {
        return unreadable;
    }

    /** Whether the person acts in a role at all. */
    public boolean isActing() {
        return acting;
    }

    /** Whether all records had been read since the start when this was asked. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether more waits than is listed. */
    public boolean isCut() {
        return cut;
    }
}
