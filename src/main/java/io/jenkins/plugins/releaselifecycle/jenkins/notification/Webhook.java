package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import hudson.Extension;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.WebhookSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.notification.DeliveryQueue.Outcome;
import io.jenkins.plugins.releaselifecycle.jenkins.page.LifecycleTab;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Sends what is recorded to the address that the administrator gave, if any. Recording never waits for it. */
@Extension
@Restricted(NoExternalUse.class)
public class Webhook extends ReleaseLifecycleListener {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    private final DeliveryQueue queue;
    private HttpClient client;
    private ProxyConfiguration proxy;

    public Webhook() {
        this((pause, work) -> Timer.get().schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    Webhook(DeliveryQueue.Later later) {
        queue = new DeliveryQueue(later, this::send);
    }

    @Override
    public void recorded(AbstractItem application, List<RecordedFact> facts) {
        if (ReleaseLifecycleConfiguration.get().webhook().isPresent()) {
            queue.add(Delivery.of(application.getFullName(), page(application), facts));
        }
    }

    private static String page(AbstractItem application) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? null : Util.ensureEndsWith(root, "/") + application.getUrl() + LifecycleTab.URL + "/";
    }

    /** To the address of this moment: an administrator may have mended it meanwhile, or turned it off. */
    private CompletionStage<Outcome> send(Delivery delivery) {
        Optional<WebhookSettings.Target> target =
                ReleaseLifecycleConfiguration.get().webhook();
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture(Outcome.REFUSED);
        }
        return client().sendAsync(request(target.get(), delivery), HttpResponse.BodyHandlers.discarding())
                .orTimeout(ANSWERING.toSeconds() * 2, TimeUnit.SECONDS)
                .thenApply(answer -> outcome(answer.statusCode()));
    }

    private static HttpRequest request(WebhookSettings.Target target, Delivery delivery) {
        long timestamp = Lifecycles.get().now().getEpochSecond();
        String signature = Signature.of(target.secret().getPlainText(), timestamp, delivery.body());
        return ProxyConfiguration.newHttpRequestBuilder(target.url())
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("X-Release-Lifecycle-Delivery", delivery.id())
                .header("X-Release-Lifecycle-Timestamp", Long.toString(timestamp))
                .header("X-Release-Lifecycle-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
                .build();
    }

    /** The proxy is asked for again only where the administrator changed it: each client has a thread of its own. */
    private synchronized HttpClient client() {
        ProxyConfiguration present = Jenkins.get().getProxy();
        if (client == null || proxy != present) {
            proxy = present;
            client = ProxyConfiguration.newHttpClientBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING)
                    .build();
        }
        return client;
    }

    /** A receiver that is busy or broken may be better later; one that refuses will refuse again. */
    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.DONE;
        }
        return status >= 500 || status == 408 || status == 429 ? Outcome.FAILED : Outcome.REFUSED;
    }
}
