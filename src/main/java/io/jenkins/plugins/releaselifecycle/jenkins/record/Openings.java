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
import jenkins.util.SystemProperties;
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

    /** How long somebody waits: two seconds, unless Jenkins is started with another number of them as {@code ….Openings.patience}. */
    volatile Duration patience =
            Duration.ofSeconds(SystemProperties.getInteger(Openings.class.getName() + ".patience", 2));

    public static Openings get() {
        return ExtensionList.lookupSingleton(Openings.class);
    }

    /**
     * Whether the record of the application is in memory, or has been read after a short wait; it is read on in any case. What is wrong
     * with it is for whoever uses it to say: a reading that has failed is over as well, and is told to one who asks.
     */
    public boolean isRead(AbstractItem item) {
        String name = item.getFullName();
        if (Lifecycles.get().isAtHand(item)) {
            running.remove(name);
            return true;
        }
        FutureTask<Void> task = reading(item, name);
        boolean over = isOver(task);
        if (over) {
            running.remove(name, task);
        }
        return over;
    }

    private FutureTask<Void> reading(AbstractItem item, String name) {
        return running.computeIfAbsent(name, first -> {
            FutureTask<Void> task = new FutureTask<>(() -> read(item), null);
            background.execute(task);
            return task;
        });
    }

    private static void read(AbstractItem item) {
        try {
            Lifecycles.get().find(item);
        } catch (LedgerException e) {
            LOGGER.log(Level.FINE, "The page says what is wrong", e);
        }
    }

    private boolean isOver(FutureTask<Void> task) {
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
