package io.jenkins.plugins.releaselifecycle.jenkins.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Assignment;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import jenkins.util.AtmostOneTaskExecutor;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Remembers which applications have requests that wait for people. All records are read in the background, when somebody
 * first wants to know and once an hour while people do; in between, only those about which something was recorded. It is for
 * finding and counting: whoever shows a request asks {@link Lifecycles} again.
 */
@Extension
@Restricted(NoExternalUse.class)
public class OpenRequestIndex {

    private static final Logger LOGGER = Logger.getLogger(OpenRequestIndex.class.getName());
    private static final Duration FRESH = Duration.ofHours(1);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<String> touched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean filling = new AtomicBoolean();
    private final AtmostOneTaskExecutor<Void> background =
            new AtmostOneTaskExecutor<>(Computer.threadPoolForRemoting, () -> {
                look();
                return null;
            });
    private volatile boolean whole;
    private volatile Instant filled;

    /**
     * What is remembered of one application.
     *
     * @param names of the application that count, that of now first
     * @param readable whether its record could be read; otherwise nobody knows its requests
     */
    public record Entry(String application, List<String> names, List<OpenRequest> requests, boolean readable) {

        public Entry {
            names = List.copyOf(names);
            requests = List.copyOf(requests);
        }

        private static Entry none(String application, boolean readable) {
            return new Entry(application, List.of(application), List.of(), readable);
        }

        private boolean isWorthRemembering() {
            return !readable || !requests.isEmpty();
        }

        /** The application, where whoever asks may read it and all folders that it is in. */
        public Optional<AbstractItem> visible() {
            AbstractItem item = named(application);
            return item != null && ApplicationItem.isVisible(item, Jenkins.getAuthentication2())
                    ? Optional.of(item)
                    : Optional.empty();
        }
    }

    public static OpenRequestIndex get() {
        return ExtensionList.lookupSingleton(OpenRequestIndex.class);
    }

    /** What is known so far. Returns at once; has the records read where that was not done yet, or long ago. */
    public Stream<Entry> entries() {
        if (isDue(Lifecycles.get().now()) && filling.compareAndSet(false, true)) {
            background.submit();
        }
        return entries.values().stream();
    }

    /** Whether all records were read since the start. */
    public boolean isWhole() {
        return whole;
    }

    /** Has the record of an application read again, in the background. */
    public void lookAgain(String application) {
        if (whole || filling.get()) {
            touched.add(application);
            background.submit();
        }
    }

    private boolean isDue(Instant now) {
        Instant last = filled;
        return last == null || Duration.between(last, now).abs().compareTo(FRESH) >= 0;
    }

    private void look() {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            if (filling.get()) {
                fill();
            }
            for (String application : List.copyOf(touched)) {
                touched.remove(application);
                read(application);
            }
        }
    }

    private void fill() {
        try {
            filled = Lifecycles.get().now();
            Set<String> present = new HashSet<>();
            for (AbstractItem item : Jenkins.get().allItems(AbstractItem.class)) {
                if (Lifecycles.get().concerns(item)) {
                    present.add(item.getFullName());
                    read(item.getFullName());
                }
            }
            entries.keySet().retainAll(present);
            whole = true;
        } finally {
            filling.set(false);
        }
    }

    private void read(String application) {
        AbstractItem item = named(application);
        Entry entry = item == null ? Entry.none(application, true) : entry(item, application);
        if (entry.isWorthRemembering()) {
            entries.put(application, entry);
        } else {
            entries.remove(application);
        }
    }

    private static Entry entry(AbstractItem item, String application) {
        try {
            Lifecycles lifecycles = Lifecycles.get();
            List<String> names = Assignment.names(item, lifecycles.lifecycle(item));
            return new Entry(application, names, lifecycles.openRequests(item, lifecycles.now()), true);
        } catch (LedgerException | InvalidInputException e) {
            LOGGER.log(Level.FINE, e, () -> "The requests of " + application + " are not known");
            return Entry.none(application, false);
        }
    }

    private static AbstractItem named(String application) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return Jenkins.get().getItemByFullName(application, AbstractItem.class);
        }
    }

    /** Other settings can ask other people. */
    private void settingsChanged() {
        filled = null;
    }

    /** Has an application read again about which something was recorded. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Records extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            get().lookAgain(application.getFullName());
        }
    }

    /** Forgets applications that are gone, and follows those that are called otherwise. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Items extends ItemListener {
        @Override
        public void onDeleted(Item item) {
            get().entries.remove(item.getFullName());
            get().lookAgain(item.getFullName());
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            get().entries.remove(oldFullName);
            get().lookAgain(newFullName);
        }
    }

    /** Has everything read again when next somebody wants to know. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Settings extends SaveableListener {
        @Override
        public void onChange(Saveable changed, XmlFile file) {
            if (changed instanceof ReleaseLifecycleConfiguration) {
                get().settingsChanged();
            }
        }
    }
}
