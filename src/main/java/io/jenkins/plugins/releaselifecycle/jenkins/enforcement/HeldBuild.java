package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.model.Item;
import hudson.model.queue.CauseOfBlockage;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import jenkins.model.Jenkins;

/** Why a build does not leave the queue, in the language of whoever looks, and no more than that person may know. */
final class HeldBuild extends CauseOfBlockage {

    private final String application;
    private final Message why;

    /** @param application what {@code why} speaks of; {@code null} where it gives nothing away */
    HeldBuild(String application, Message why) {
        this.application = application;
        this.why = why;
    }

    @Override
    public String getShortDescription() {
        return application == null || mayBeRead() ? Wording.of(why) : Messages.HeldBuild_hidden(application);
    }

    private boolean mayBeRead() {
        Item item;
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            item = Jenkins.get().getItemByFullName(application);
        }
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : ApplicationItem.isVisible(item, Jenkins.getAuthentication2());
    }
}
