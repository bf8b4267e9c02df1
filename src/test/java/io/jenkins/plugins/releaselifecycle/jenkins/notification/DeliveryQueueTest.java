package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.jenkins.notification.DeliveryQueue.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Deliveries are sent one after the other and tried again for a while; whoever adds one never waits. */
class DeliveryQueueTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private Supplier<CompletableFuture<Outcome>> answer = () -> CompletableFuture.completedFuture(Outcome.DONE);

    private final DeliveryQueue queue = new DeliveryQueue(
            (pause, next) -> {
                pauses.add(pause);
                work.add(next);
            },
            delivery -> {
                sent.add(delivery.id());
                return answer.get();
            });

    private void add(String... ids) {
        for (String id : ids) {
            queue.add(new Delivery(id, "shop", new byte[0]));
        }
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private void answer(Outcome outcome) {
        answer = () -> CompletableFuture.completedFuture(outcome);
    }

    @Test
    void nothingIsSentInTheThreadThatAdds() {
        add("a");
        assertThat(sent).isEmpty();
        work();
        assertThat(sent).containsExactly("a");
    }

    @Test
    void deliveriesKeepTheirOrder() {
        add("a", "b");
        work();
        add("c");
        work();
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void theNextOneWaitsForTheAnswer() {
        CompletableFuture<Outcome> open = new CompletableFuture<>();
        answer = () -> open;
        add("a", "b");
        work();
        assertThat(sent).containsExactly("a");
        answer(Outcome.DONE);
        open.complete(Outcome.DONE);
        work();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void aFailureIsTriedAgainLaterAndLaterAndThenGivenUp() {
        answer(Outcome.FAILED);
        add("a", "b");
        for (int i = 0; i <= DeliveryQueue.PAUSES.size(); i++) {
            work.remove().run();
        }
        assertThat(sent).hasSize(6).containsOnly("a");
        assertThat(pauses.subList(1, 6)).isEqualTo(DeliveryQueue.PAUSES).isSorted();
        answer(Outcome.DONE);
        work();
        assertThat(sent.subList(6, sent.size())).containsExactly("b");
    }

    @Test
    void afterASuccessFailuresAreCountedAnew() {
        add("a", "b");
        answer(Outcome.FAILED);
        work.remove().run();
        answer(Outcome.DONE);
        work.remove().run();
        answer(Outcome.FAILED);
        work.remove().run();
        assertThat(pauses.get(pauses.size() - 1)).isEqualTo(DeliveryQueue.PAUSES.get(0));
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        answer(Outcome.REFUSED);
        add("a", "b");
        work();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void whateverGoesWrongWhileSendingIsAFailure() {
        answer = () -> CompletableFuture.failedFuture(new java.net.ConnectException("nobody listens"));
        add("a");
        work.remove().run();
        answer = () -> {
            throw new IllegalStateException("defect");
        };
        work.remove().run();
        answer(Outcome.DONE);
        work();
        assertThat(sent).containsExactly("a", "a", "a");
    }

    @Test
    void whatIsTooMuchIsNotKept() {
        for (int i = 0; i < DeliveryQueue.MOST + 5; i++) {
            add("d" + i);
        }
        work();
        assertThat(sent).hasSize(DeliveryQueue.MOST).doesNotContain("d" + DeliveryQueue.MOST);
    }
}
