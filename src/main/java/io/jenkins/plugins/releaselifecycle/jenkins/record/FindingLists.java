package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.EvidenceStore;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The lists of findings that are kept of the security tests of one application. Nothing depends on them but what is shown. */
@Restricted(NoExternalUse.class)
public final class FindingLists {

    private static final Logger LOGGER = Logger.getLogger(FindingLists.class.getName());

    /** Far more than a list of the most findings that are listed has. */
    private static final int LONGEST = 64 << 20;

    private final AbstractItem item;

    public FindingLists(AbstractItem item) {
        this.item = item;
    }

    /**
     * What became of the findings of the first test in another one of its kind; empty where it is the first itself, where
     * a list was not kept or is lost, and where there are too many findings to compare.
     */
    public Optional<FindingComparison> compare(SecurityTest first, SecurityTest latest) {
        if (first.sequence() == latest.sequence()) {
            return Optional.empty();
        }
        Optional<List<FindingList>> before = of(first);
        Optional<List<FindingList>> after = of(latest);
        return before.isEmpty() || after.isEmpty() ? Optional.empty() : FindingComparison.of(before.get(), after.get());
    }

    /** The same for the latest test of a kind and version. */
    public Optional<FindingComparison> compare(Lifecycle lifecycle, ScanKind kind, Version version) {
        return lifecycle
                .firstTest(kind)
                .flatMap(first -> lifecycle.round(kind, version).flatMap(latest -> compare(first, latest.test())));
    }

    /** The same for the tests that count. */
    public Optional<FindingComparison> compare(TestStanding standing) {
        return standing.first().flatMap(first -> standing.latest().flatMap(latest -> compare(first, latest)));
    }

    /** All lists of a test; empty where one was not kept or is lost. */
    public Optional<List<FindingList>> of(SecurityTest test) {
        Optional<EvidenceStore> evidence = Lifecycles.get().evidenceOf(item);
        if (evidence.isEmpty() || test.findingLists().isEmpty()) {
            return Optional.empty();
        }
        List<FindingList> lists = new ArrayList<>();
        try {
            for (String sha256 : test.findingLists()) {
                lists.add(FindingList.read(evidence.get().bytes(sha256, LONGEST)));
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "A list of findings of " + item.getFullName() + " cannot be read");
            return Optional.empty();
        }
        return Optional.of(lists);
    }
}
