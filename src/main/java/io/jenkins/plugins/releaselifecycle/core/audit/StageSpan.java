package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.time.Instant;

/**
 * A time that an application spent in one stage.
 *
 * @param from sequence of the fact that led into it
 * @param entered when that was
 * @param to sequence of the fact that led out of it; of the head where it is the present one
 * @param left when that was; {@code null} where it is the present one
 */
record StageSpan(Stage stage, long from, Instant entered, long to, Instant left) {

    /** Whether the fact was recorded in this time, or led into it or out of it. */
    boolean holds(long sequence) {
        return from <= sequence && sequence <= to;
    }
}
