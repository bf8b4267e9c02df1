package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** Who got the list of the day. It is kept in a file, so that nobody gets it twice when Jenkins starts again. */
final class Digest {

    /** In the policy's time zone. */
    static final LocalTime FROM = LocalTime.of(7, 0);

    private static final Logger LOGGER = Logger.getLogger(Digest.class.getName());
    private static final String NAME = "digest.json";
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final Day day;

    private Digest(Path directory, Day day) {
        this.directory = directory;
        this.day = day;
    }

    record Day(
            @JsonProperty("day") String day,
            @JsonProperty("people") TreeSet<String> people) {}

    static Digest of(LocalDate today) {
        Path directory = Jenkins.get().getRootDir().toPath().resolve("release-lifecycle");
        Day read = read(directory.resolve(NAME));
        return new Digest(
                directory,
                read != null && today.toString().equals(read.day()) && read.people() != null
                        ? read
                        : new Day(today.toString(), new TreeSet<>()));
    }

    private static Day read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Day.class);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "The list of the day is sent again, because " + file + " cannot be read");
            return null;
        }
    }

    static boolean isTime(ZonedDateTime now) {
        return !now.toLocalTime().isBefore(FROM);
    }

    boolean wanting(String person) {
        return !day.people().contains(person);
    }

    void note(String person) throws IOException {
        day.people().add(person);
        Files.createDirectories(directory);
        try (AtomicFileWriter writer = new AtomicFileWriter(directory.resolve(NAME), StandardCharsets.UTF_8)) {
            writer.write(JSON.writeValueAsString(day));
            writer.commit();
        }
    }
}
