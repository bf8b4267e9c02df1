package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.AbstractItem;
import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate.Reminder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Who was reminded of what about one application, in a file beside its configuration. It is no evidence of anything: without it
 * people are reminded once more.
 */
final class SentReminders {

    private static final Logger LOGGER = Logger.getLogger(SentReminders.class.getName());
    private static final String NAME = "release-lifecycle.reminders";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final TreeSet<String> sent;

    private SentReminders(Path file, TreeSet<String> sent) {
        this.file = file;
        this.sent = sent;
    }

    static SentReminders of(AbstractItem application) {
        Path file = application.getRootDir().toPath().resolve(NAME);
        return new SentReminders(file, read(file));
    }

    private static TreeSet<String> read(Path file) {
        if (!Files.exists(file)) {
            return new TreeSet<>();
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeSet<String>>() {});
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Everybody is reminded again, because " + file + " cannot be read");
            return new TreeSet<>();
        }
    }

    /** Whether a reminder is due to that person that was not sent. Of several that came due meanwhile the last one counts. */
    boolean wanting(DueDate due, Instant now, String person) {
        return reached(due, now)
                .max(Map.Entry.comparingByValue())
                .filter(last -> !sent.contains(key(due, last.getKey(), person)))
                .isPresent();
    }

    private static Stream<Map.Entry<Reminder, Instant>> reached(DueDate due, Instant now) {
        return due.reminders().entrySet().stream().filter(time -> !now.isBefore(time.getValue()));
    }

    /** Notes that the person was reminded, of what came due before as well. */
    void note(DueDate due, Instant now, String person) {
        reached(due, now).forEach(time -> sent.add(key(due, time.getKey(), person)));
    }

    /** Another end of the same is reminded of again. */
    private static String key(DueDate due, Reminder reminder, String person) {
        Optional<Instant> end = due.last().filter(any -> reminder != Reminder.OPENING);
        return String.join(
                " ", due.id(), reminder.name(), end.map(Instant::toString).orElse("-"), person);
    }

    /** Forgets what is not due any more. */
    void keep(List<DueDate> due) {
        sent.removeIf(key -> due.stream().noneMatch(one -> key.startsWith(one.id() + " ")));
    }

    /** @throws IOException where the application is gone, or the disk full */
    void save() throws IOException {
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(sent));
            writer.commit();
        }
    }
}
