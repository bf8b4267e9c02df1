package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Functions;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One record on the page of all records.
 *
 * @param name of the application, empty where it cannot be told
 * @param state in a few words
 * @param problem what is wrong and what to do, {@code null} where nothing is
 * @param adoption what an administrator would answer for to put it right, {@code null} where he cannot
 */
@Restricted(NoExternalUse.class)
public record RecordRow(
        String ledger,
        String name,
        List<JobLink> jobs,
        long facts,
        String last,
        String state,
        String problem,
        Adoption adoption) {

    /**
     * What an administrator answers for.
     *
     * @param head hash of the last fact
     * @param problem id of what is wrong
     */
    public record Adoption(String head, String problem) {}

    /** A job that points at the record. */
    public record JobLink(String name, String url) {}

    /** One that nobody has looked at yet. */
    static RecordRow unverified(LedgerId id) {
        return new RecordRow(id.hex(), "", List.of(), 0, "", "", null, null);
    }

    static RecordRow of(Custody.Held held) {
        return new RecordRow(
                held.id().hex(),
                held.name() == null ? "" : held.name(),
                held.jobs().stream().sorted().map(RecordRow::link).toList(),
                held.head() == null ? 0 : held.head().sequence(),
                held.last() == null ? "" : Wording.of(held.last()),
                state(held),
                held.problem() == null ? null : RecordsPage.worded(held.problem()),
                adoption(held));
    }

    private static Adoption adoption(Custody.Held held) {
        return held.adoptable()
                ? new Adoption(held.head().hash(), held.cause().orElseThrow().id())
                : null;
    }

    private static JobLink link(String name) {
        AbstractItem item = Jenkins.get().getItemByFullName(name, AbstractItem.class);
        return new JobLink(name, item == null ? null : Functions.joinPath(item.getUrl(), LifecycleTab.URL));
    }

    private static String state(Custody.Held held) {
        if (held.problem() != null) {
            return Messages.RecordRow_problem();
        }
        if (held.closed()) {
            return Messages.RecordRow_closed();
        }
        return held.jobs().isEmpty() ? Messages.RecordRow_withoutJob() : Messages.RecordRow_sound();
    }
}
