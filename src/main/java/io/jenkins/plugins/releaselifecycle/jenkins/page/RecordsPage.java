package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the page of all records shows: some of them at a time, because each is verified for it.
 *
 * @param rows of this page
 * @param number of this page, from 1
 * @param pages how many there are
 * @param total how many records there are
 * @param problem what is wrong with all of them together, {@code null} where nothing is
 * @param clock what is wrong with the clock, {@code null} where nothing is
 */
@Restricted(NoExternalUse.class)
public record RecordsPage(
        List<RecordRow> rows, boolean verified, int number, int pages, int total, String problem, String clock) {

    private static final int LENGTH = 50;

    /**
     * One page of them.
     *
     * @param verified whether all are verified for it, which takes time; else the page is there at once and asks for each in turn
     */
    static RecordsPage of(String asked, boolean verified) {
        Custody custody = new Custody();
        List<LedgerId> ledgers = custody.ledgers();
        int pages = Math.max(1, (ledgers.size() + LENGTH - 1) / LENGTH);
        int number = Math.min(Math.max(number(asked), 1), pages);
        List<RecordRow> rows = ledgers.stream()
                .skip((long) (number - 1) * LENGTH)
                .limit(LENGTH)
                .map(id -> verified ? RecordRow.of(custody.look(id)) : RecordRow.unverified(id))
                .toList();
        String clock = custody.doubtfulClock()
                .map(shown -> Messages.RecordsPage_clock(Wording.of(shown)))
                .orElse(null);
        return new RecordsPage(
                rows,
                verified,
                number,
                pages,
                ledgers.size(),
                custody.anchorProblem().map(RecordsPage::worded).orElse(null),
                clock);
    }

    private static int number(String asked) {
        try {
            return asked == null ? 1 : Integer.parseInt(asked);
        } catch (NumberFormatException notANumber) {
            return 1;
        }
    }

    static String worded(LedgerException problem) {
        return Wording.of(problem.reason()) + " " + Wording.of(problem.remedy());
    }
}
