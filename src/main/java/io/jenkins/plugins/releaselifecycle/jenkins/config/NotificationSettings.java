package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Who is told of what happens and of what is due. No gate asks for it. */
public class NotificationSettings extends AbstractDescribableImpl<NotificationSettings> {

    /** Kept the other way round: a file from before there was mail lacks it, and means that there is. */
    private boolean noMail;

    private WebhookSettings webhook;

    @DataBoundConstructor
    public NotificationSettings() {
        // everything has a default
    }

    /** Whether people are reminded by mail, as far as Jenkins can send any. */
    public boolean isMail() {
        return !noMail;
    }

    @DataBoundSetter
    public void setMail(boolean mail) {
        this.noMail = !mail;
    }

    /** Where everything that is recorded is sent; {@code null} for nowhere. */
    public WebhookSettings getWebhook() {
        return webhook;
    }

    @DataBoundSetter
    public void setWebhook(WebhookSettings webhook) {
        this.webhook = webhook;
    }

    /** @throws InvalidInputException where something could not be used */
    void check() {
        if (webhook != null) {
            webhook.toTarget();
        }
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<NotificationSettings> {}
}
