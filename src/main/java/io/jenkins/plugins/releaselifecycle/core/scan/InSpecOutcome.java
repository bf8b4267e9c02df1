package io.jenkins.plugins.releaselifecycle.core.scan;

import java.util.EnumSet;
import java.util.Set;

/** What came of one control of InSpec, by all that the profiles say of it which list it. */
final class InSpecOutcome {
    private final InSpecControl origin;
    private final Set<InSpecControl.Result> results = EnumSet.noneOf(InSpecControl.Result.class);
    private Rating rating;
    private Rating withoutImpact;
    private boolean failsUnwaived;

    InSpecOutcome(InSpecControl origin) {
        this.origin = origin;
    }

    void add(InSpecControl control) {
        results.addAll(control.results());
        failsUnwaived |= control.results().contains(InSpecControl.Result.FAILED) && !control.isWaived();
        if (control.hasNoImpact()) {
            withoutImpact = Rating.graver(withoutImpact, control.rating());
        } else {
            rating = Rating.graver(rating, control.rating());
        }
    }

    void count(Tally tally) {
        boolean failed = results.contains(InSpecControl.Result.FAILED);
        boolean passed = results.contains(InSpecControl.Result.PASSED);
        if (rating == null && results.equals(EnumSet.of(InSpecControl.Result.SKIPPED))) {
            tally.excluded(); // how profiles say that a control does not apply
            return;
        }
        if (failed || passed) {
            tally.examined();
        }
        if (failed && failsUnwaived) {
            tally.finding(rating == null ? withoutImpact : rating, origin.sighting());
        } else if (failed) {
            tally.suppressed();
        } else if (results.equals(EnumSet.of(InSpecControl.Result.PASSED))) {
            tally.passed();
        }
        if (results.isEmpty()
                || results.contains(InSpecControl.Result.SKIPPED)
                || results.contains(InSpecControl.Result.BROKE)) {
            tally.notExamined();
        }
    }
}
