package io.jenkins.plugins.releaselifecycle.jenkins.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.ExtensionList;
import hudson.util.Secret;
import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityOpened;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.jenkins.Applications;
import io.jenkins.plugins.releaselifecycle.jenkins.config.NotificationSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.WebhookSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is recorded reaches the receiver that the administrator named, signed, without keeping anybody waiting. */
@WithJenkins
class WebhookJenkinsTest {

    private static final String SECRET = "correct horse battery staple";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean holding;

    private JenkinsRule jenkins;
    private HttpServer server;

    private record Received(String timestamp, String signature, String delivery, String type, byte[] body) {

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void rule(JenkinsRule rule) throws Exception {
        jenkins = rule;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hook", this::receive);
        server.start();
        ExtensionList<ReleaseLifecycleListener> listeners = ExtensionList.lookup(ReleaseLifecycleListener.class);
        assertThat(listeners.remove(listeners.get(Webhook.class))).isTrue();
        listeners.add(new Webhook((pause, work) -> {
            pauses.add(pause);
            threads.execute(work);
        }));
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("X-Release-Lifecycle-Timestamp"),
                exchange.getRequestHeaders().getFirst("X-Release-Lifecycle-Signature-256"),
                exchange.getRequestHeaders().getFirst("X-Release-Lifecycle-Delivery"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        if (holding) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Integer answer = answers.poll();
        int status = answer == null ? 204 : answer;
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/hook");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private void hook() {
        NotificationSettings settings = new NotificationSettings();
        settings.setWebhook(new WebhookSettings(
                "http://localhost:" + server.getAddress().getPort() + "/hook", Secret.fromString(SECRET)));
        ReleaseLifecycleConfiguration.get().setNotifications(settings);
    }

    private WorkflowJob application() throws Exception {
        return jenkins.createProject(WorkflowJob.class, "shop");
    }

    private static void found(WorkflowJob job, String name) {
        Applications.record(job, Facts.person(Role.IT), opened(name));
    }

    private static Fact opened(String name) {
        return new NonconformityOpened(new Reference(name), new Version("1.4.0"), "password in the log");
    }

    private Received await() throws InterruptedException {
        Received next = received.poll(1, TimeUnit.MINUTES);
        assertThat(next).as("what comes to the receiver").isNotNull();
        return next;
    }

    @Test
    void whatWasRecordedIsToldAndWhatStandsInItIsNot() throws Exception {
        WorkflowJob job = application();
        hook();
        found(job, "n1");
        Received told = await();
        assertThat(told.type()).isEqualTo("application/json");
        assertThat(told.json())
                .isEqualTo(JSON.readTree("""
                {"schema": 1, "delivery": "%s", "application": "shop", "url": "%sjob/shop/release-lifecycle/",
                 "facts": [{"type": "nonconformity-opened", "sequence": 2, "at": "%s",
                            "actor": {"kind": "user", "id": "it-lead"}, "version": "1.4.0"}]}
                """.formatted(told.delivery(), jenkins.getURL(), lastTime(job))));
        assertThat(new String(told.body(), StandardCharsets.UTF_8)).doesNotContain("password");
    }

    private static String lastTime(WorkflowJob job) {
        return Lifecycles.get().lifecycle(job).last().toString();
    }

    @Test
    void theReceiverCanTellThatItComesFromHere() throws Exception {
        WorkflowJob job = application();
        hook();
        found(job, "n1");
        Received told = await();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update((told.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(told.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(told.body())));
        assertThat(Long.parseLong(told.timestamp()))
                .isCloseTo(Lifecycles.get().now().getEpochSecond(), org.assertj.core.data.Offset.offset(120L));
    }

    @Test
    void aReceiverThatIsBrokenGetsTheSameDeliveryAgain() throws Exception {
        WorkflowJob job = application();
        hook();
        answers.add(500);
        answers.add(429);
        found(job, "n1");
        Received first = await();
        assertThat(await().delivery()).isEqualTo(first.delivery());
        assertThat(await().json()).isEqualTo(first.json());
        found(job, "n2");
        assertThat(await().delivery()).isNotEqualTo(first.delivery());
        assertThat(pauses).contains(DeliveryQueue.PAUSES.get(0), DeliveryQueue.PAUSES.get(1));
    }

    @Test
    void aReceiverThatRefusesOrSendsElsewhereIsNotAskedAgain() throws Exception {
        WorkflowJob job = application();
        hook();
        answers.add(403);
        answers.add(302);
        found(job, "n1");
        found(job, "n2");
        found(job, "n3");
        List<String> deliveries = List.of(await().delivery(), await().delivery(), await().delivery());
        assertThat(deliveries).doesNotHaveDuplicates();
        assertThat(received).isEmpty();
    }

    @Test
    void recordingDoesNotWaitForAReceiverThatHangs() throws Exception {
        WorkflowJob job = application();
        hook();
        holding = true;
        found(job, "n1");
        await();
        found(job, "n2");
        assertThat(Applications.total(job)).isEqualTo(3);
        assertThat(received).isEmpty();
        holding = false;
        held.countDown();
        assertThat(await().json().at("/facts/0/sequence").asInt()).isEqualTo(3);
    }

    @Test
    void recordingGoesOnWhereNobodyListens() throws Exception {
        WorkflowJob job = application();
        hook();
        server.stop(0);
        found(job, "n1");
        assertThat(Applications.total(job)).isEqualTo(2);
    }

    @Test
    void asShippedNothingIsSent() throws Exception {
        found(application(), "n1");
        assertThat(pauses).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void theSecretIsInNoLog() throws Exception {
        LogRecorder logs = new LogRecorder()
                .recordPackage(Webhook.class, java.util.logging.Level.ALL)
                .capture(1000);
        WorkflowJob job = application();
        hook();
        answers.add(403);
        found(job, "n1");
        found(job, "n2");
        await();
        await();
        assertThat(logs.getMessages()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
    }
}
