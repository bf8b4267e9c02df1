package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.util.XStream2;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The names of jobs that were once marked as production deployment jobs, in a file of their own that no configuration of a job
 * reaches. Whoever may configure jobs adds marks; administrators alone take them away. Kept in memory, so that the queue can ask.
 */
@Extension
@Restricted(NoExternalUse.class)
public class ProductionMarks {

    private static final Logger LOGGER = Logger.getLogger(ProductionMarks.class.getName());
    private static final XStream2 XSTREAM = new XStream2();

    static {
        XSTREAM.alias("mark", ProductionMark.class);
        XSTREAM.alias("marks", ProductionMark[].class);
    }

    private final XmlFile file =
            new XmlFile(XSTREAM, new File(Jenkins.get().getRootDir(), "release-lifecycle/production-jobs.xml"));

    /** {@code null} where the file is there and cannot be understood. Replaced as a whole. */
    private volatile List<ProductionMark> marks;

    public ProductionMarks() {
        load();
    }

    /** Reads them from disk. */
    final synchronized void load() {
        marks = read();
    }

    static ProductionMarks get() {
        return ExtensionList.lookupSingleton(ProductionMarks.class);
    }

    /** An array, because Jenkins leaves out elements of a list that it cannot read. */
    private List<ProductionMark> read() {
        if (!file.exists()) {
            return List.of();
        }
        try {
            if (file.read() instanceof ProductionMark[] read
                    && Stream.of(read).allMatch(mark -> mark != null && mark.isWhole())) {
                return List.of(read);
            }
            LOGGER.log(Level.SEVERE, () -> file + " does not hold the marks of production deployment jobs");
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The marks of production deployment jobs cannot be read from " + file);
        }
        return null;
    }

    /**
     * All marks.
     *
     * @throws InvalidInputException where the file does not say which there are
     */
    List<ProductionMark> all() {
        List<ProductionMark> known = marks;
        if (known == null) {
            throw new InvalidInputException(Message.of(
                    ProductionMarks.class, "marks.file", file.getFile().getName()));
        }
        return known;
    }

    /** @throws InvalidInputException where the file does not say which there are */
    Set<ProductionTarget> of(String job) {
        return all().stream()
                .filter(mark -> mark.job().equalsIgnoreCase(job))
                .map(ProductionMark::target)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Marks the job with what it did not bear before. While the file is damaged every job is held anyway. */
    synchronized void add(String job, Collection<ProductionTarget> targets) {
        if (marks == null || of(job).containsAll(targets)) {
            return;
        }
        String by = Jenkins.getAuthentication2().getName();
        Set<ProductionTarget> present = of(job);
        List<ProductionMark> more = new ArrayList<>(marks);
        targets.stream()
                .distinct()
                .filter(target -> !present.contains(target))
                .map(target -> new ProductionMark(job, target, Lifecycles.get().now(), by))
                .forEach(more::add);
        LOGGER.log(Level.INFO, () -> job + " is now a production deployment job, by " + by);
        replace(more);
    }

    /** Takes marks away. Whoever calls this has checked that an administrator, or Jenkins itself, asks. */
    synchronized void remove(Predicate<ProductionMark> which) {
        if (marks != null && marks.stream().anyMatch(which)) {
            replace(marks.stream().filter(which.negate()).toList());
        }
    }

    /** Begins anew with what jobs say of themselves now, after the file was damaged. Whoever calls this has checked who asks. */
    synchronized void renew() {
        if (marks == null) {
            marks = List.of();
            markWhatJobsSay();
            replace(marks);
        }
    }

    /** Marks all jobs that say so themselves. Loads no build. */
    void markWhatJobsSay() {
        for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
            markWhatItSays(job);
        }
    }

    void markWhatItSays(Job<?, ?> job) {
        ProductionJobProperty said = job.getProperty(ProductionJobProperty.class);
        if (said != null) {
            add(job.getFullName(), List.of(said.target()));
        }
    }

    /** Marks the job in the background if it says so itself and is not marked yet, as where it was loaded anew from disk. */
    void notice(Job<?, ?> job) {
        ProductionJobProperty said = job.getProperty(ProductionJobProperty.class);
        if (said != null && !of(job.getFullName()).contains(said.target())) {
            Computer.threadPoolForRemoting.execute(() -> markWhatItSays(job));
        }
    }

    /** What cannot be written holds until Jenkins stops, and is written with the next change. */
    private void replace(List<ProductionMark> next) {
        marks = List.copyOf(next);
        try {
            file.write(marks.toArray(ProductionMark[]::new));
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The marks of production deployment jobs cannot be written to " + file);
        }
    }
}
