package io.jenkins.plugins.releaselifecycle.jenkins.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The controller's clock, compared with the time that really passed since Jenkins started, as the processor counts it. Where the two
 * differ, somebody moved the clock, forward or back, and nobody here can say which of them is right. The time that passed then goes
 * on to be the present moment, and a gate is open only if it is open by either.
 */
final class ControllerClock {

    /** As much as clocks are corrected in the ordinary course of things. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final InstantSource wall;
    private final LongSupplier nanoseconds;
    private Instant began;
    private long beganNanoseconds;
    private Instant doubtedSince;

    ControllerClock(InstantSource wall, LongSupplier nanoseconds) {
        this.wall = wall;
        this.nanoseconds = nanoseconds;
        trust();
    }

    static ControllerClock ofThisMachine() {
        return new ControllerClock(InstantSource.system(), System::nanoTime);
    }

    /**
     * The time.
     *
     * @param now the present moment
     * @param doubt that the clock shows another time
     */
    record Reading(Instant now, Optional<Doubt> doubt) {}

    /**
     * The clock does not show the time that passed.
     *
     * @param shown by the clock
     * @param since when it was first noticed, in the time that passed
     */
    record Doubt(Instant shown, Instant since) {}

    /** Takes what the clock shows for the right time from now on. */
    synchronized void trust() {
        began = wall.instant();
        beganNanoseconds = nanoseconds.getAsLong();
        doubtedSince = null;
    }

    synchronized Reading read() {
        Instant shown = wall.instant();
        Instant passed = began.plusNanos(nanoseconds.getAsLong() - beganNanoseconds);
        if (Duration.between(shown, passed).abs().compareTo(TOLERANCE) <= 0) {
            doubtedSince = null;
            return new Reading(shown, Optional.empty());
        }
        doubtedSince = doubtedSince == null ? passed : doubtedSince;
        return new Reading(passed, Optional.of(new Doubt(shown, doubtedSince)));
    }
}
