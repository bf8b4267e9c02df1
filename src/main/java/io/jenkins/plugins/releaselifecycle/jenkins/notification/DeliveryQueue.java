package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deliveries that wait for their turn, one at a time, in the order in which they were recorded. It is kept in memory: what waits
 * when Jenkins stops is not sent.
 */
final class DeliveryQueue {

    /** How many deliveries wait at most; what is recorded while so many wait is not sent. */
    static final int MOST = 1000;

    /** How long to wait after each failure; after the one behind the last a delivery is given up. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private static final Logger LOGGER = Logger.getLogger(DeliveryQueue.class.getName());

    private final Later later;
    private final Function<Delivery, CompletionStage<Outcome>> sending;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private boolean busy;
    private int failures;

    /** Runs something after a while, in another thread. */
    interface Later {
        void run(Duration pause, Runnable work);
    }

    /** What became of an attempt. */
    enum Outcome {
        DONE,
        /** The receiver does not want it, and would not want it later. */
        REFUSED,
        /** Worth another attempt. */
        FAILED
    }

    /** @param sending returns at once */
    DeliveryQueue(Later later, Function<Delivery, CompletionStage<Outcome>> sending) {
        this.later = later;
        this.sending = sending;
    }

    /** Returns at once. */
    synchronized void add(Delivery delivery) {
        if (waiting.size() >= MOST) {
            LOGGER.log(Level.WARNING, "Not sent to the webhook, because too much waits: {0}", told(delivery));
            return;
        }
        waiting.add(delivery);
        if (!busy) {
            busy = true;
            later.run(Duration.ZERO, this::attempt);
        }
    }

    private void attempt() {
        Delivery next;
        synchronized (this) {
            next = waiting.peek();
            busy = next != null;
        }
        if (next != null) {
            sent(next).whenComplete((outcome, problem) -> {
                if (problem != null) {
                    LOGGER.log(Level.WARNING, problem, () -> "Sending to the webhook failed: " + told(next));
                }
                after(next, outcome == null ? Outcome.FAILED : outcome);
            });
        }
    }

    private CompletionStage<Outcome> sent(Delivery delivery) {
        try {
            return sending.apply(delivery);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private synchronized void after(Delivery delivery, Outcome outcome) {
        if (outcome == Outcome.FAILED && failures < PAUSES.size()) {
            later.run(PAUSES.get(failures++), this::attempt);
            return;
        }
        if (outcome != Outcome.DONE) {
            LOGGER.log(Level.WARNING, "The webhook did not take it, and it is given up: {0}", told(delivery));
        }
        waiting.remove();
        failures = 0;
        later.run(Duration.ZERO, this::attempt);
    }

    private static String told(Delivery delivery) {
        return delivery.id() + " of " + delivery.application();
    }
}
