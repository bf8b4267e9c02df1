package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.AbstractItem;
import hudson.model.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.security.ApiTokenProperty;
import org.jvnet.hudson.test.JenkinsRule;

/** Programs that call a Jenkins under test, each with the API token of some user. */
public final class Programs {

    private static final JsonMapper JSON = new JsonMapper();

    private final JenkinsRule jenkins;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public Programs(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** What came back. */
    public record Reply(int status, String body, HttpResponse<String> raw) {

        public JsonNode json() throws Exception {
            return JSON.readTree(body);
        }

        /** Empty where it is not there. */
        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String error() throws Exception {
            return json().path("error").asText();
        }
    }

    /**
     * Gets something at any address.
     *
     * @param user {@code null} for nobody
     * @param path below the root of Jenkins
     * @param headers names and values, in turn
     */
    public Reply at(String user, String path, String... headers) throws Exception {
        return call("GET", user, path, headers);
    }

    /** The same with another method, and without a body. */
    public Reply call(String method, String user, String path, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(jenkins.getURL() + path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (user != null) {
            request.header("Authorization", "Basic " + credentials(user));
        }
        HttpResponse<String> raw = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(raw.statusCode(), raw.body(), raw);
    }

    public Reply get(AbstractItem item, String user, String path) throws Exception {
        return send(item, user, "GET", path, null, BodyPublishers.noBody());
    }

    public Reply vote(AbstractItem item, String user, String request, String body) throws Exception {
        return post(item, user, "requests/" + request + "/votes", body);
    }

    public Reply withdraw(AbstractItem item, String user, String request) throws Exception {
        return send(item, user, "POST", "requests/" + request + "/votes/withdraw", null, BodyPublishers.noBody());
    }

    public Reply post(AbstractItem item, String user, String path, String body) throws Exception {
        return send(item, user, "POST", path, "application/json", BodyPublishers.ofString(body));
    }

    /** @param user {@code null} for nobody */
    public Reply send(
            AbstractItem item, String user, String method, String path, String contentType, BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(jenkins.getURL() + item.getUrl() + "release-lifecycle/api/v1/" + path))
                .method(method, body);
        if (user != null) {
            request.header("Authorization", "Basic " + credentials(user));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> raw = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(raw.statusCode(), raw.body(), raw);
    }

    private String credentials(String user) {
        String token = tokens.computeIfAbsent(user, Programs::token);
        return Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String user) {
        try {
            return User.getById(user, true).getProperty(ApiTokenProperty.class).generateNewToken("test").plainValue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
