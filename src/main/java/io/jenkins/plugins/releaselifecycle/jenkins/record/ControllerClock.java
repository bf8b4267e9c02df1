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

    ControllerClock(InstantSource wall, LongSupplier nanoseconds) {
        this.wall = wall;
        this.nanoseconds = nanoseconds;
        trust();
    }

    static ControllerClock ofThisMachine() {
        return new ControllerClock(InstantSource.system(), System::nanoTime);
    }

    /** Takes what the clock shows for the right time from now on. */
    synchronized void trust() {
        began = wall.instant();
        beganNanoseconds = nanoseconds.getAsLong();
    }

    private synchronized Instant passed() {
        return began.plusNanos(nanoseconds.getAsLong() - beganNanoseconds);
    }

    /** The present moment. */
    Instant now() {
        Instant shown = wall.instant();
        Instant passed = passed();
        return differ(shown, passed) ? passed : shown;
    }

    /** What the clock shows, where that is not {@linkplain #now the present moment}. */
    Optional<Instant> doubtful() {
        Instant shown = wall.instant();
        return differ(shown, passed()) ? Optional.of(shown) : Optional.empty();
    }

    private static boolean differ(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) > 0;
    }
}
