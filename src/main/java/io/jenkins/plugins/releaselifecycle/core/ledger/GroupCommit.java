package io.jenkins.plugins.releaselifecycle.core.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets threads that want something on the same disk wait for it together. What is added goes to the writer in the order in
 * which it was added; while one thread writes, what the others add gathers, and the next write takes all of it.
 *
 * <p>After a write has failed nobody knows what is on the disk: everything that waits, and everything that comes later, gets
 * that failure, and nothing is written again.
 */
final class GroupCommit<T> {

    private final Consumer<List<T>> writer;
    private final Function<Throwable, LedgerException> unexpected;
    private final ReentrantLock writing = new ReentrantLock();
    private final Object queue = new Object();

    private List<T> gathered = new ArrayList<>();
    private long added;
    private volatile long written;
    private volatile LedgerException failure;

    /**
     * @param writer writes all that it is given and returns once it is safe, or throws
     * @param unexpected what to tell where that is anything but a {@link LedgerException}
     */
    GroupCommit(Consumer<List<T>> writer, Function<Throwable, LedgerException> unexpected) {
        this.writer = writer;
        this.unexpected = unexpected;
    }

    /** @return what to {@linkplain #await wait} for */
    long add(T item) {
        synchronized (queue) {
            gathered.add(item);
            return ++added;
        }
    }

    /**
     * Returns once that item, and all before it, are safe.
     *
     * @throws LedgerException where it could not be written
     */
    void await(long item) {
        if (written >= item) {
            return;
        }
        writing.lock();
        try {
            if (written < item) {
                requireSound();
                write();
            }
        } finally {
            writing.unlock();
        }
    }

    private void write() {
        try {
            List<T> batch;
            synchronized (queue) {
                batch = gathered;
                gathered = new ArrayList<>();
            }
            writer.accept(batch);
            written += batch.size();
        } catch (LedgerException e) {
            failure = e;
            throw e;
        } catch (RuntimeException | Error e) {
            failure = unexpected.apply(e);
            throw failure;
        }
    }

    /** @throws LedgerException the failure of a write, if one has failed */
    void requireSound() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Nothing is written from now on: whoever waits, or comes later, gets that failure. */
    void close(LedgerException why) {
        writing.lock();
        try {
            failure = failure == null ? why : failure;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Does something while nothing is being written; does not wait for a write that is under way, because whoever waits could not add to
     * the next one. The writer looks for itself before it writes.
     */
    void unlessWriting(Runnable work) {
        requireSound();
        if (writing.tryLock()) {
            try {
                requireSound();
                work.run();
            } finally {
                writing.unlock();
            }
        }
    }
}
