package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The answers of gates for the queue, which may not wait for them: it holds a lock that the whole controller needs. They are looked
 * up in the background. An answer lets a build go only while it is fresh: asked at most {@link #FRESH} ago, with no fact recorded
 * about the application and no setting saved since.
 */
@Extension
@Restricted(NoExternalUse.class)
public class GateAnswers {

    private static final Logger LOGGER = Logger.getLogger(GateAnswers.class.getName());

    static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(1);

    /**
     * @param asked in nanoseconds of the JVM
     * @param facts how often anything was recorded about the application, or set, before
     * @param closed why nothing is let through; {@code null} where the gate is open
     */
    private record Answer(long asked, long facts, Message closed) {}

    private final Map<GateQuestion, Answer> answers = new ConcurrentHashMap<>();
    private final Set<GateQuestion> looking = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicLong> facts = new ConcurrentHashMap<>();
    private final AtomicLong settings = new AtomicLong();

    /** Nothing but a test of this package can set others. */
    volatile Executor background = Computer.threadPoolForRemoting;

    volatile LongSupplier nanoseconds = System::nanoTime;

    static GateAnswers get() {
        return ExtensionList.lookupSingleton(GateAnswers.class);
    }

    /** Why a build may not leave the queue now; empty where it may. Returns at once. */
    Optional<Message> to(GateQuestion question) {
        Answer known = answers.get(question);
        if (known != null && fresh(question, known)) {
            return Optional.ofNullable(known.closed());
        }
        look(question);
        return Optional.of(
                known == null || known.closed() == null
                        ? Message.of(GateAnswers.class, "queue.looking", question.application())
                        : known.closed());
    }

    private boolean fresh(GateQuestion question, Answer answer) {
        return age(answer) <= FRESH.toNanos() && answer.facts() == changes(question.application());
    }

    private long age(Answer answer) {
        return nanoseconds.getAsLong() - answer.asked();
    }

    private long changes(String application) {
        AtomicLong recorded = facts.get(application);
        return settings.get() + (recorded == null ? 0 : recorded.get());
    }

    private void look(GateQuestion question) {
        answers.values().removeIf(answer -> age(answer) > KEPT.toNanos());
        if (!looking.add(question)) {
            return;
        }
        try {
            background.execute(() -> {
                boolean again;
                try {
                    again = lookNow(question);
                } finally {
                    looking.remove(question);
                }
                if (again) {
                    Jenkins.get().getQueue().scheduleMaintenance();
                }
            });
        } catch (RejectedExecutionException e) {
            looking.remove(question);
            LOGGER.log(Level.FINE, e, () -> "Nobody is left to ask the gate of " + question.application());
        }
    }

    /** Whether the queue should look again: what is closed as before it finds out in time by itself. */
    private boolean lookNow(GateQuestion question) {
        long asked = nanoseconds.getAsLong();
        long before = changes(question.application());
        Answer answer = new Answer(asked, before, GateLook.at(question).orElse(null));
        Answer former = answers.put(question, answer);
        return answer.closed() == null || former == null || !answer.closed().equals(former.closed());
    }

    private void changed() {
        if (!answers.isEmpty()) {
            Jenkins.get().getQueue().scheduleMaintenance();
        }
    }

    /** What was recorded makes the answer before it an old one. */
    @Extension
    public static class OnFact extends ReleaseLifecycleListener {

        @Override
        public void recorded(AbstractItem application, List<RecordedFact> recorded) {
            GateAnswers answers = GateAnswers.get();
            answers.facts
                    .computeIfAbsent(application.getFullName(), name -> new AtomicLong())
                    .incrementAndGet();
            answers.changed();
        }
    }

    /** So does what was set. */
    @Extension
    public static class OnSetting extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof ReleaseLifecycleConfiguration) {
                GateAnswers answers = GateAnswers.get();
                answers.settings.incrementAndGet();
                answers.changed();
            }
        }
    }

    /** So does an application that is gone, or is called otherwise. */
    @Extension
    public static class OnItem extends ItemListener {

        @Override
        public void onDeleted(Item item) {
            GateAnswers.get().settings.incrementAndGet();
        }

        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            GateAnswers.get().settings.incrementAndGet();
        }
    }
}
