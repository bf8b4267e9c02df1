package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.MyApprovals;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * What waits for one person, worded for that person.
 *
 * @param found empty where nothing can be shown
 * @param problem why nothing can be shown; {@code null} where it can
 */
@Restricted(NoExternalUse.class)
public record ApprovalsPage(Optional<MyApprovals> found, String problem) {

    /** An application whose requests cannot be shown, and why. */
    public record Unreadable(String application, String url, String why) {

        private static Unreadable of(MyApprovals.Unreadable met) {
            return new Unreadable(
                    met.item().getFullDisplayName(),
                    met.item().getUrl() + LifecycleTab.URL + "/",
                    Wording.of(met.why().reason()) + " " + Wording.of(met.why().remedy()));
        }

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

    static ApprovalsPage of(Authentication visitor) {
        try {
            return new ApprovalsPage(Optional.of(new MyApprovals(visitor)), null);
        } catch (InvalidInputException e) {
            return new ApprovalsPage(Optional.empty(), Wording.of(e.reason()));
        }
    }

    public List<RequestRow> getWaiting() {
        return found.stream()
                .flatMap(all -> all.waiting().stream())
                .map(ApprovalsPage::row)
                .toList();
    }

    public List<RequestRow> getVoted() {
        return found.stream()
                .flatMap(all -> all.voted().stream())
                .map(ApprovalsPage::row)
                .toList();
    }

    private static RequestRow row(MyApprovals.Asked asked) {
        return new RequestRow(asked.item(), asked.open(), asked.visitor());
    }

    public List<Unreadable> getUnreadable() {
        return found.stream()
                .flatMap(all -> all.unreadable().stream())
                .map(Unreadable::of)
                .toList();
    }

    /** Whether the visitor acts in a role at all. */
    public boolean isForVisitor() {
        return found.filter(MyApprovals::isActing).isPresent();
    }

    /** Whether all records were read since the start. */
    public boolean isWhole() {
        return found.filter(MyApprovals::isWhole).isPresent();
    }

    /** Whether more waits than is listed. */
    public boolean isCut() {
        return found.filter(MyApprovals::isCut).isPresent();
    }

    public int getMost() {
        return MyApprovals.MOST;
    }

    public String getProblem() {
        return problem;
    }
}
