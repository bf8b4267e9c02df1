package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The records that are being read and verified at this moment, for visitors who need not stand and wait for that. */
@Extension
@Restricted(NoExternalUse.class)
public class Openings {

    private static final Logger LOGGER = Logger.getLogger(Openings.class.getName());

    private final Map<String, FutureTask<Void>> running = new ConcurrentHashMap<>();

    /** Nothing but a test of this package can set another one. */
    volatile Executor background = Computer.threadPoolForRemoting;

    public static Openings get() {
        return ExtensionList.lookupSingleton(Openings.class);
    }

    /**
     * Whether the record of the application is in memory, or has been read by the end of that time; it is read on in any case. What
     * is wrong with it is for whoever uses it to say.
     */
    public boolean within(AbstractItem item, Duration patience) {
        return Lifecycles.get().isAtHand(item) || isRead(reading(item), patience);
    }

    private FutureTask<Void> reading(AbstractItem item) {
        return running.computeIfAbsent(item.getFullName(), name -> {
            FutureTask<Void> task = new FutureTask<>(() -> read(item, name), null);
            background.execute(task);
            return task;
        });
    }

    private void read(AbstractItem item, String name) {
        try {
            Lifecycles.get().find(item);
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "The page says what is wrong", e);
        } finally {
            running.remove(name);
        }
    }

    private static boolean isRead(FutureTask<Void> task, Duration patience) {
        try {
            task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            LOGGER.log(Level.WARNING, "A record could not be read; the page tries again and says why", e);
            return true;
        } catch (TimeoutException tooLong) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
