package io.jenkins.plugins.releaselifecycle.jenkins.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The controller's clock in a test that walks through months. */
public final class TestClock {

    private Instant now;
    private Duration moved = Duration.ZERO;

    private TestClock(Instant now) {
        this.now = now;
    }

    /** Stops the clock of the Jenkins under test at nine in the morning of that day, in UTC. */
    public static TestClock stoppedOn(String day) {
        TestClock clock = new TestClock(morning(day));
        Lifecycles.get().clock = new ControllerClock(clock::tick, clock::passed);
        return clock;
    }

    /** Somebody moves the clock: no time passes, and yet it shows another one. */
    public synchronized void jump(Duration by) {
        now = now.plus(by);
        moved = moved.plus(by);
    }

    private synchronized long passed() {
        return Duration.between(Instant.EPOCH, now.minus(moved)).toNanos();
    }

    public void on(String day) {
        set(morning(day));
    }

    public synchronized void set(Instant moment) {
        now = moment;
    }

    /** One second later than the last time that somebody looked. */
    private synchronized Instant tick() {
        now = now.plus(Duration.ofSeconds(1));
        return now;
    }

    private static Instant morning(String day) {
        return LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
    }
}
