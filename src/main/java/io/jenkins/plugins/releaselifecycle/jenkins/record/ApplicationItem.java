package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationDeclaration;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.springframework.security.core.Authentication;

/** The one place that says which item of Jenkins is the application that a build speaks of. */
@Restricted(NoExternalUse.class)
public final class ApplicationItem {

    private ApplicationItem() {}

    /** The build's own application. */
    public static AbstractItem of(Run<?, ?> run) {
        return of(run.getParent());
    }

    /** The job, or the project of which it is a branch. */
    public static AbstractItem of(Job<?, ?> job) {
        return Branches.all().stream()
                .flatMap(branches -> branches.projectOf(job).stream())
                .findFirst()
                .orElse(job);
    }

    /**
     * The application that a build asks about.
     *
     * @param application full name of another one, which must have allowed the build's own to record for it; {@code null}
     *     for its own
     * @param who the build runs as
     * @throws InvalidInputException where the build has nothing to ask there
     */
    public static AbstractItem askedAbout(Run<?, ?> run, String application, Authentication who) {
        AbstractItem own = of(run);
        return application == null || application.equals(own.getFullName()) ? own : other(own, application, who);
    }

    /**
     * The application that a build records for.
     *
     * @param application full name of another one, which must have allowed that; {@code null} for its own
     * @param who the build runs as
     * @throws InvalidInputException where the build may not record there
     * @throws InterruptedException where that was interrupted
     */
    public static AbstractItem recordedFor(Run<?, ?> run, String application, Authentication who)
            throws InterruptedException {
        AbstractItem own = of(run);
        Optional<Branches> branches = Branches.of(own);
        if (branches.isPresent()) {
            new DeployingBranches(own, branches.get()).require(run);
        }
        return askedAbout(run, application, who);
    }

    private static AbstractItem other(AbstractItem own, String application, Authentication who) {
        AbstractItem other = visible(application, who)
                .orElseThrow(() -> refused("application.unknown", application, own.getFullName()));
        if (!mayBeApplication(other)) {
            throw refused("application.none", application, own.getFullName());
        }
        if (!allows(other, own)) {
            throw refused("application.not-allowed", application, own.getFullName());
        }
        return other;
    }

    /** Whether the owner of the application has allowed the other one, or a job, to record for it. */
    public static boolean allows(AbstractItem application, AbstractItem other) {
        return Assignment.declaration(application)
                .map(ApplicationDeclaration::recordedBy)
                .filter(recorders -> recorders.matches(other.getFullName()))
                .isPresent();
    }

    private static InvalidInputException refused(String key, String application, String own) {
        return new InvalidInputException(Message.of(ApplicationItem.class, key, Shown.of(application), own));
    }

    /** What is not there and what the build may not see are the same to it. */
    private static Optional<AbstractItem> visible(String fullName, Authentication who) {
        return named(fullName).filter(item -> item.hasPermission2(who, Item.READ));
    }

    /** Whether somebody may read the item and everything that it is in. */
    public static boolean isVisible(Item item, Authentication who) {
        return item.hasPermission2(who, Item.READ)
                && (item.getParent() instanceof Item folder
                        ? isVisible(folder, who)
                        : Jenkins.get().hasPermission2(who, Jenkins.READ));
    }

    /** The item of that full name, exactly, where it can be an application, whoever may see it. */
    public static Optional<AbstractItem> application(String fullName) {
        return named(fullName).filter(ApplicationItem::mayBeApplication);
    }

    private static Optional<AbstractItem> named(String fullName) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, AbstractItem.class))
                    .filter(item -> item.getFullName().equals(fullName));
        }
    }

    /** The job of that full name, whoever may see it. */
    public static Optional<Job<?, ?>> job(String fullName) {
        return named(fullName).flatMap(item -> item instanceof Job<?, ?> job ? Optional.of(job) : Optional.empty());
    }

    /** What may be the job that was called so before the application was renamed: the application, or a branch of it. */
    static Optional<Job<?, ?>> renamed(AbstractItem application, String fullName) {
        if (application instanceof Job<?, ?> job) {
            return Optional.of(job);
        }
        int name = fullName.lastIndexOf('/');
        return name < 0 ? Optional.empty() : job(application.getFullName() + fullName.substring(name));
    }

    /** Whether the item is a job or a project of branches, and no branch. */
    public static boolean mayBeApplication(AbstractItem item) {
        return item instanceof Job<?, ?> job
                ? of(job) == job
                : Branches.of(item).isPresent();
    }

    /** The application whose record that is, whatever it is called by now; empty where it has gone or is disputed. */
    public static Optional<AbstractItem> ofRecord(LedgerId id) {
        Set<String> names = Lifecycles.get().claims().present(id);
        return names.size() == 1 ? named(names.iterator().next()) : Optional.empty();
    }
}
