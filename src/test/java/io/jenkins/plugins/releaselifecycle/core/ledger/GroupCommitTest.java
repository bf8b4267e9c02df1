package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatGathersDuringAWriteIsWrittenTogetherAndInOrder() throws Exception {
        CountDownLatch firstIsBeingWritten = new CountDownLatch(1);
        CountDownLatch allHaveCome = new CountDownLatch(1);
        List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<Integer> commit = new GroupCommit<>(
                batch -> {
                    batches.add(batch);
                    firstIsBeingWritten.countDown();
                    awaitUninterrupted(allHaveCome);
                },
                GroupCommitTest::failed);
        List<Future<?>> waiting = new ArrayList<>();
        long first = commit.add(0);
        waiting.add(threads.submit(() -> commit.await(first)));
        firstIsBeingWritten.await();
        for (int i = 1; i <= 63; i++) {
            long place = commit.add(i);
            waiting.add(threads.submit(() -> commit.await(place)));
        }
        allHaveCome.countDown();
        for (Future<?> one : waiting) {
            one.get();
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.get(0)).containsExactly(0);
        assertThat(batches.get(1)).hasSize(63).isSorted();
    }

    @Test
    void afterAFailureNobodyIsToldThatAnythingIsSafe() {
        List<Integer> written = new ArrayList<>();
        LedgerException failure = LedgerException.unavailable("file", "EIO", null);
        GroupCommit<Integer> commit = new GroupCommit<>(
                batch -> {
                    if (batch.contains(2)) {
                        throw failure;
                    }
                    written.addAll(batch);
                },
                GroupCommitTest::failed);
        commit.await(commit.add(1));
        long second = commit.add(2);
        long third = commit.add(3);
        assertThatThrownBy(() -> commit.await(third)).isSameAs(failure);
        assertThatThrownBy(() -> commit.await(second)).isSameAs(failure);
        long fourth = commit.add(4);
        assertThatThrownBy(() -> commit.await(fourth)).isSameAs(failure);
        assertThatThrownBy(commit::requireSound).isSameAs(failure);
        assertThat(written).containsExactly(1);
    }

    @Test
    void afterAnErrorOfWhateverKindNobodyIsToldThatAnythingIsSafe() {
        List<Integer> written = new ArrayList<>();
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        GroupCommit<Integer> commit = new GroupCommit<>(
                batch -> {
                    if (batch.contains(1)) {
                        throw error;
                    }
                    written.addAll(batch);
                },
                GroupCommitTest::failed);
        long first = commit.add(1);
        long second = commit.add(2);
        assertThatThrownBy(() -> commit.await(first))
                .isInstanceOf(LedgerException.class)
                .hasCause(error);
        assertThatThrownBy(() -> commit.await(second))
                .isInstanceOf(LedgerException.class)
                .hasCause(error);
        assertThatThrownBy(() -> commit.await(commit.add(3))).hasCause(error);
        assertThat(written).isEmpty();
    }

    private static LedgerException failed(Throwable problem) {
        return LedgerException.unavailable("file", problem.toString(), problem);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
