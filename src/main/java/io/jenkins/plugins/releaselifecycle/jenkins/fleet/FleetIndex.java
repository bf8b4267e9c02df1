package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.util.AtmostOneTaskExecutor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/**
 * Remembers where every application stands, in memory. All records are read in the background, when somebody first wants to know
 * and once an hour while people do; in between, only those about which something was recorded or whose time has come. Whoever
 * asks never waits for a record: of what was not read, or may be otherwise by now, it says that it is being read.
 */
@Extension
@Restricted(NoExternalUse.class)
public class FleetIndex {

    private static final Logger LOGGER = Logger.getLogger(FleetIndex.class.getName());
    private static final Duration FRESH = Duration.ofHours(1);

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What has to be read, each with a number that grows each time: it is read still while it has another one than before. */
    private final Map<String, Long> touched = new ConcurrentHashMap<>();

    private final AtomicLong touches = new AtomicLong();

    /** Grows with each change of the settings, which can ask something else of everybody. */
    private final AtomicLong settings = new AtomicLong();

    private final AtomicBoolean filling = new AtomicBoolean();
    private final AtmostOneTaskExecutor<Void> background =
            new AtmostOneTaskExecutor<>(Computer.threadPoolForRemoting, () -> {
                look();
                return null;
            });
    private volatile boolean whole;
    private volatile Instant filled;

    /** @param settings their number before the record was read */
    private record Known(Standing standing, long settings) {}

    /** An application that somebody may see, and what can be said of it. */
    public record Seen(AbstractItem item, Standing standing) {}

    public static FleetIndex get() {
        return ExtensionList.lookupSingleton(FleetIndex.class);
    }

    /** Whether all records were read since the start, and none of an application that begins or is called otherwise is wanting. */
    public boolean isWhole() {
        return whole
                && known.keySet().containsAll(touched.keySet())
                && known.values().stream()
                        .allMatch(each -> each.standing().row().readAt().isPresent());
    }

    /**
     * The applications that somebody may see, with all folders that they are in, and nothing of any other. Returns at once, and has
     * read whatever is wanting.
     */
    public List<Seen> visibleTo(Authentication who) {
        Instant now = Lifecycles.get().now();
        fillWhereDue(now);
        List<Seen> seen = new ArrayList<>();
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            known.forEach((application, known) -> {
                AbstractItem item = Jenkins.get().getItemByFullName(application, AbstractItem.class);
                if (item != null && ApplicationItem.isVisible(item, who)) {
                    seen.add(new Seen(item, told(application, known, now)));
                }
            });
        }
        return seen;
    }

    /** The rows of the applications that somebody may see, each with its application. */
    public Map<FleetRow, AbstractItem> rowsVisibleTo(Authentication who) {
        return visibleTo(who).stream()
                .collect(Collectors.toMap(seen -> seen.standing().row(), Seen::item));
    }

    /** What can be said of one application; empty where it is none, as far as is known. Reads nothing. */
    public Optional<FleetRow> row(AbstractItem item) {
        Instant now = Lifecycles.get().now();
        fillWhereDue(now);
        String application = item.getFullName();
        return Optional.ofNullable(known.get(application))
                .map(known -> told(application, known, now).row());
    }

    private void fillWhereDue(Instant now) {
        Instant last = filled;
        boolean due = last == null || Duration.between(last, now).abs().compareTo(FRESH) >= 0;
        if (due && filling.compareAndSet(false, true)) {
            background.submit();
        }
    }

    /** What was read, as long as nothing can have changed it. */
    private Standing told(String application, Known known, Instant now) {
        boolean read = known.standing().row().readAt().isPresent();
        if (read && !touched.containsKey(application)) {
            if (known.settings() == settings.get() && known.standing().holds(now) && isFresh(known.standing(), now)) {
                return known.standing();
            }
            lookAgain(application);
        }
        return known.standing().beingRead();
    }

    /** What nothing tells of – a record that was cut, a lost report, somebody who has left a group – is noticed within the hour. */
    private static boolean isFresh(Standing standing, Instant now) {
        return standing.row()
                .readAt()
                .filter(read -> now.isBefore(read.plus(FRESH)))
                .isPresent();
    }

    /** Has the record of an application read again, in the background, once anybody has wanted to know of any. */
    void lookAgain(String application) {
        if (whole || filling.get() || !known.isEmpty()) {
            touched.put(application, touches.incrementAndGet());
            background.submit();
        }
    }

    /** Forgets an application that is gone or called otherwise. */
    void forget(String application) {
        known.remove(application);
        lookAgain(application);
    }

    void settingsChanged() {
        settings.incrementAndGet();
    }

    private void look() {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            if (filling.get()) {
                fill();
            }
            Map.copyOf(touched).forEach((application, touch) -> {
                read(application);
                touched.remove(application, touch);
            });
        }
    }

    /** First the names, so that whoever waits for the records sees how many there are. */
    private void fill() {
        try {
            Set<String> present = new HashSet<>();
            for (AbstractItem item : Jenkins.get().allItems(AbstractItem.class)) {
                if (isApplication(item)) {
                    present.add(item.getFullName());
                }
            }
            known.keySet().retainAll(present);
            present.forEach(application -> known.putIfAbsent(application, new Known(Standing.notRead(application), 0)));
            present.forEach(this::read);
            whole = true;
            filled = Lifecycles.get().now();
        } finally {
            filling.set(false);
        }
    }

    /** One item of which that cannot be found out keeps no other from being read; it is taken for one, and says so in its row. */
    private static boolean isApplication(AbstractItem item) {
        try {
            return ApplicationItem.mayBeApplication(item) && Lifecycles.get().concerns(item);
        } catch (RuntimeException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "Whether " + item.getFullName() + " is an application cannot be found out");
            return true;
        }
    }

    /** Nobody else reads meanwhile, so that what was read last stays. */
    private void read(String application) {
        long before = settings.get();
        AbstractItem item = Jenkins.get().getItemByFullName(application, AbstractItem.class);
        if (item == null || !item.getFullName().equals(application) || !isApplication(item)) {
            known.remove(application);
        } else {
            known.put(application, new Known(standing(item), before));
        }
    }

    /** One application that cannot be judged keeps no other from being read. */
    private static Standing standing(AbstractItem item) {
        Instant now = Lifecycles.get().now();
        try {
            return Standing.of(item, now);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "Where " + item.getFullName() + " stands cannot be found out");
            return Standing.unreadable(item, now);
        }
    }
}
