package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the controls of an InSpec report. A profile that builds on others lists their controls again, without results;
 * so a control is counted where its results are, with the gravest of the impacts that the profiles give it.
 */
final class InSpecControls {
    private final Tally tally;
    private final TextBudget budget = new TextBudget();
    private final Map<String, Entry> entries = new HashMap<>();

    /** What all profiles together say of the controls of one id. */
    private static final class Entry {
        private Undecided failed;
        private Rating gravest;
        private boolean applies;
        private boolean hasResults;
        private boolean copied;
        private boolean selected;
        private int skippedWithoutImpact;
    }

    InSpecControls(Tally tally) {
        this.tally = tally;
    }

    /** Takes note of a control, whether or not it has results. */
    void remember(InSpecControl control) {
        Entry entry = entries.get(control.id());
        if (entry == null) {
            budget.charge(control.id());
            entry = new Entry();
            entries.put(control.id(), entry);
        }
        entry.gravest = Rating.graver(entry.gravest, control.rating());
        entry.applies |= !control.hasNoImpact();
    }

    /** A control that has results in the profile of that name. */
    void result(InSpecControl control, String profile) {
        Entry entry = entries.get(control.id());
        entry.hasResults = true;
        boolean failed = control.came(InSpecControl.Result.FAILED);
        if (control.isWaived()) {
            tally.suppressed();
        } else if (failed || control.came(InSpecControl.Result.BROKE) || !control.hasNoImpact()) {
            if (failed) {
                failed(entry, new Sighting(control.id(), profile, control.title()));
            }
            carriedOut(control, failed);
        } else if (control.came(InSpecControl.Result.SKIPPED)) {
            entry.skippedWithoutImpact++;
        } else {
            tally.excluded();
        }
    }

    private void failed(Entry entry, Sighting sighting) {
        if (entry.failed == null) {
            budget.charge();
            entry.failed = new Undecided();
        }
        tally.undecided(entry.failed, sighting);
    }

    private void carriedOut(InSpecControl control, boolean failed) {
        if (failed || control.came(InSpecControl.Result.PASSED)) {
            tally.examined();
        }
        if (control.isAll(InSpecControl.Result.PASSED)) {
            tally.passed();
        }
        if (control.came(InSpecControl.Result.SKIPPED) || control.came(InSpecControl.Result.BROKE)) {
            tally.notExamined();
        }
    }

    /** A control without results in a profile that has nothing to do with others. */
    void withoutResults(InSpecControl control) {
        notCarriedOut(!control.hasNoImpact());
    }

    /**
     * A control without results in a profile that builds on others, or that others build on.
     *
     * @param selected whether it is one that was to be carried out: it is listed by the outermost profile
     */
    void copy(InSpecControl control, boolean selected) {
        Entry entry = entries.get(control.id());
        entry.copied = true;
        entry.selected |= selected;
    }

    /** Decides what the whole report had to be read for. */
    void settle() {
        entries.values().forEach(this::settle);
    }

    private void settle(Entry entry) {
        if (entry.failed != null) {
            tally.decided(entry.failed, entry.gravest);
        }
        for (int i = 0; i < entry.skippedWithoutImpact; i++) {
            notCarriedOut(entry.applies);
        }
        if (entry.copied && !entry.hasResults) {
            if (entry.selected) {
                notCarriedOut(entry.applies);
            } else {
                tally.notSelected();
            }
        }
    }

    private void notCarriedOut(boolean applies) {
        if (applies) {
            tally.notExamined();
        } else {
            tally.excluded();
        }
    }
}
