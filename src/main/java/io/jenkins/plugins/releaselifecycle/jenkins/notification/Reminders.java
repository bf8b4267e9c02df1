package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.PeriodicWork;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.AtmostOneTaskExecutor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Reminds people by mail, in the background: of an application about which something was recorded within a minute, of all of them
 * once an hour. The first hour after a start is shorter; at the start itself no record is read.
 */
@Extension
@Restricted(NoExternalUse.class)
public class Reminders extends PeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(Reminders.class.getName());
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AFTER_THE_START = Duration.ofMinutes(10);

    private final Set<AbstractItem> touched = ConcurrentHashMap.newKeySet();
    private final MailAttempts attempts = new MailAttempts();
    private final AtmostOneTaskExecutor<Void> background =
            new AtmostOneTaskExecutor<>(Computer.threadPoolForRemoting, () -> {
                look();
                return null;
            });
    private Instant lastRound;

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        background.submit();
    }

    /** Goes through what was touched, or through everything where it is time to. */
    synchronized void look() {
        Instant now = Lifecycles.get().now();
        if (lastRound == null) {
            lastRound = now.minus(EVERY).plus(AFTER_THE_START);
        }
        boolean all = Duration.between(lastRound, now).abs().compareTo(EVERY) >= 0;
        List<AbstractItem> some = new ArrayList<>(touched);
        some.forEach(touched::remove);
        if (all) {
            lastRound = now;
        }
        if (all || !some.isEmpty()) {
            remind(all, some);
        }
    }

    /** Goes through everything, and sends the list of the day where it is time to. */
    synchronized void goThroughAll() {
        remind(true, List.of());
    }

    private void remind(boolean all, List<AbstractItem> some) {
        Optional<MailCarrier> carrier = MailCarrier.ready()
                .filter(any ->
                        ReleaseLifecycleConfiguration.get().getNotifications().isMail());
        if (carrier.isEmpty()) {
            return;
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            ReminderRound round =
                    new ReminderRound(carrier.get(), attempts, Lifecycles.get().now());
            for (AbstractItem item : all ? Jenkins.get().allItems(AbstractItem.class) : some) {
                if (Lifecycles.get().concerns(item)) {
                    round.remind(item);
                }
            }
            if (all) {
                round.digest();
            }
        } catch (MailFailure e) {
            LOGGER.log(Level.FINE, "No mail leaves now; the rest waits for the next round", e);
        } catch (InvalidInputException e) {
            LOGGER.log(Level.WARNING, "Nobody can be reminded", e);
        }
    }

    /** Notes the applications about which something was recorded. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Listener extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            ExtensionList.lookupSingleton(Reminders.class).touched.add(application);
        }
    }
}
