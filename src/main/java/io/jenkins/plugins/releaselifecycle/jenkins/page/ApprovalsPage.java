package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.OpenRequestIndex;
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
public final class ApprovalsPage {

    /** How many requests are listed. */
    static final int MOST = 200;

    private final String person;
    private final Authentication visitor;
    private final boolean forVisitor;
    private final List<RequestRow> waiting = new ArrayList<>();
    private final List<RequestRow> voted = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private boolean cut;
    private String problem;

    /** An application whose requests cannot be shown, and why. */
    public record Unreadable(String application, String url, String why) {

        public String getApplication() {
            return application;
        }

        public String getUrl() {
            return url;
        }

        public String getWhy() {
            return why;
        }
    }

    private ApprovalsPage(Authentication visitor, boolean forVisitor) {
        this.visitor = visitor;
        this.person = visitor.getName();
        this.forVisitor = forVisitor;
    }

    static ApprovalsPage of(Authentication visitor) {
        try {
            ReleaseLifecycleConfiguration.get().policyInForce();
            boolean forVisitor = !ReleaseLifecycleConfiguration.get()
                    .roleAssignment()
                    .anywhere(visitor)
                    .isEmpty();
            ApprovalsPage page = new ApprovalsPage(visitor, forVisitor);
            if (forVisitor) {
                page.read();
            }
            return page;
        } catch (InvalidInputException e) {
            ApprovalsPage page = new ApprovalsPage(visitor, false);
            page.problem = Wording.of(e.reason());
            return page;
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
        sort(waiting);
        sort(voted);
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
                    .forEach(open ->
                            add(waits(open, recording) ? waiting : voted, new RequestRow(item, open, recording)));
        } catch (LedgerException e) {
            add(
                    unreadable,
                    new Unreadable(
                            item.getFullDisplayName(),
                            item.getUrl() + LifecycleTab.URL + "/",
                            Wording.of(e.reason()) + " " + Wording.of(e.remedy())));
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
        return !open.ballots(person, roles).isEmpty() || isVoted(open);
    }

    private static boolean waits(OpenRequest open, Recording recording) {
        return !recording.ballots(open).isEmpty();
    }

    private boolean isVoted(OpenRequest open) {
        return open.request().approvalOf(person).isPresent();
    }

    private static void sort(List<RequestRow> rows) {
        rows.sort(Comparator.comparing(row -> row.open().request().evidence().at()));
    }

    public List<RequestRow> getWaiting() {
        return waiting;
    }

    public List<RequestRow> getVoted() {
        return voted;
    }

    public List<Unreadable> getUnreadable() {
        return unreadable;
    }

    /** Whether the visitor acts in a role at all. */
    public boolean isForVisitor() {
        return forVisitor;
    }

    /** Whether all records were read since the start. */
    public boolean isWhole() {
        return OpenRequestIndex.get().isWhole();
    }

    /** Whether more waits than is listed. */
    public boolean isCut() {
        return cut;
    }

    public int getMost() {
        return MOST;
    }

    /** Why nothing can be shown; {@code null} where it can. */
    public String getProblem() {
        return problem;
    }
}
