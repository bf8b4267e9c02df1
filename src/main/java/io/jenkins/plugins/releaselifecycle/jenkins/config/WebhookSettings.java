package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Where everything that is recorded is sent, and the secret by which the receiver knows that it comes from here. */
public class WebhookSettings extends AbstractDescribableImpl<WebhookSettings> {

    private static final String URL_PATH = "notifications.webhook.url";
    private static final String SECRET_PATH = "notifications.webhook.secret";
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LEAST_SECRET = 16;

    private final String url;
    private final Secret secret;

    @DataBoundConstructor
    public WebhookSettings(String url, Secret secret) {
        this.url = Setting.stripped(url);
        this.secret = secret;
    }

    public String getUrl() {
        return url;
    }

    public Secret getSecret() {
        return secret;
    }

    /**
     * A receiver of everything that is recorded.
     *
     * @param secret that both sides know
     */
    public record Target(URI url, Secret secret) {

        /** Without the secret, which a {@link Secret} would give away. */
        @Override
        public String toString() {
            return url.toString();
        }
    }

    /** @throws InvalidInputException where the address is none to which anything can be sent, or the secret is easily guessed */
    public Target toTarget() {
        URI target = target(url);
        if (secret == null || secret.getPlainText().length() < LEAST_SECRET) {
            throw new InvalidInputException(
                    Message.of(WebhookSettings.class, "webhook.secret", SECRET_PATH, LEAST_SECRET));
        }
        return new Target(target, secret);
    }

    private static URI target(String given) {
        return parsed(Setting.required(URL_PATH, given))
                .filter(WebhookSettings::canBeSentTo)
                .orElseThrow(() -> new InvalidInputException(
                        Message.of(WebhookSettings.class, "webhook.url", URL_PATH, Shown.of(given))));
    }

    private static Optional<URI> parsed(String given) {
        try {
            return Optional.of(new URI(given));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A name or password in an address would be shown wherever the address is. */
    private static boolean canBeSentTo(URI target) {
        return SCHEMES.contains(String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT))
                && target.getHost() != null
                && target.getRawUserInfo() == null;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<WebhookSettings> {

        /** Looks at the words alone: nothing is sent to an address that somebody is typing. */
        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            return FieldCheck.of(() -> target(Setting.stripped(value)));
        }
    }
}
