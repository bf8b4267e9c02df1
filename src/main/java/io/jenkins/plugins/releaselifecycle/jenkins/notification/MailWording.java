package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.Util;
import hudson.model.AbstractItem;
import hudson.model.User;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleTab;
import io.jenkins.plugins.releaselifecycle.jenkins.page.RequestRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;

/**
 * Words what is due, in the default language of the controller: Jenkins knows no language of a user. Names and versions stand in
 * a mail, and neither findings nor comments.
 */
final class MailWording {

    private final Instant now;
    private final StringBuilder text = new StringBuilder();

    private MailWording(Instant now) {
        this.now = now;
    }

    /** What waits for a person in one application. */
    static Mail reminder(User person, AbstractItem application, List<DueDate> due, Instant now) {
        String name = Wording.line(application.getFullName());
        return new MailWording(now)
                .application(application, due)
                .mail(Messages.MailWording_reminder(name, due.size()), person);
    }

    /** Everything that waits for a person. */
    static Mail digest(User person, Map<AbstractItem, List<DueDate>> due, Instant now) {
        MailWording wording = new MailWording(now);
        due.forEach(wording::application);
        int all = due.values().stream().mapToInt(List::size).sum();
        return wording.mail(Messages.MailWording_digest(all), person);
    }

    private MailWording application(AbstractItem application, List<DueDate> due) {
        line(Messages.MailWording_application(Wording.line(application.getFullName())));
        String page = application.getUrl() + LifecycleTab.URL + "/";
        for (DueDate one : due) {
            line("- " + Wording.of(one.sentence()) + end(one));
            Optional.ofNullable(one.request())
                    .ifPresent(open -> line("  " + link(page + RequestRow.anchor(open.id()))));
        }
        line(link(page));
        line("");
        return this;
    }

    private String end(DueDate due) {
        return due.last().map(last -> " " + end(due, Wording.of(last))).orElse("");
    }

    private String end(DueDate due, String moment) {
        String zone = ZoneId.systemDefault().getId();
        return due.overdue(now) ? Messages.MailWording_overdue(moment, zone) : Messages.MailWording_due(moment, zone);
    }

    private Mail mail(String subject, User person) {
        line("-- ");
        line(Messages.MailWording_why());
        line(link(person.getUrl() + "/preferences/"));
        return new Mail(subject, text.toString());
    }

    /** Empty where nobody has said under which address Jenkins is reached. */
    private static String link(String path) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "" : Util.ensureEndsWith(root, "/") + path;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
