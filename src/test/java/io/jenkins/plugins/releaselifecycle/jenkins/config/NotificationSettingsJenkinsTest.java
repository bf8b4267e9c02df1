package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who is told of what comes back as it was, and the secret is nowhere in the clear. */
@WithJenkins
class NotificationSettingsJenkinsTest {

    private static final String URL = "https://chat.example.com/hook";
    private static final String SECRET = "correct horse battery staple";

    private JenkinsRule jenkins;
    private Path file;

    @BeforeEach
    void rule(JenkinsRule rule) {
        jenkins = rule;
        file = rule.jenkins.getRootDir().toPath().resolve(ReleaseLifecycleConfiguration.class.getName() + ".xml");
    }

    private static ReleaseLifecycleConfiguration configuration() {
        return ReleaseLifecycleConfiguration.get();
    }

    private static NotificationSettings unusual() {
        NotificationSettings settings = new NotificationSettings();
        settings.setMail(false);
        settings.setWebhook(new WebhookSettings(" " + URL + " ", Secret.fromString(SECRET)));
        return settings;
    }

    private static void isUnusual(NotificationSettings settings) {
        assertThat(settings.isMail()).isFalse();
        assertThat(settings.getWebhook().getUrl()).isEqualTo(URL);
        assertThat(settings.getWebhook().getSecret().getPlainText()).isEqualTo(SECRET);
    }

    private static void isAsShipped(NotificationSettings settings) {
        assertThat(settings.isMail()).isTrue();
        assertThat(settings.getWebhook()).isNull();
    }

    @Test
    void asShippedThereIsMailAndNoWebhook() throws Exception {
        isAsShipped(configuration().getNotifications());
        jenkins.configRoundtrip();
        isAsShipped(configuration().getNotifications());
        isAsShipped(new ReleaseLifecycleConfiguration().getNotifications());
        assertThat(configuration().webhook()).isEmpty();
    }

    @Test
    void whatIsSetSurvivesTheFormAndTheFile() throws Exception {
        configuration().setNotifications(unusual());
        jenkins.configRoundtrip();
        isUnusual(configuration().getNotifications());
        isUnusual(new ReleaseLifecycleConfiguration().getNotifications());
        assertThat(configuration().webhook()).isPresent();
    }

    @Test
    void whatIsSetSurvivesCode(@TempDir Path dir) throws Exception {
        SettingsAsCode.load(dir, """
                unclassified:
                  releaseLifecycle:
                    notifications:
                      mail: false
                      webhook: {url: "%s", secret: "%s"}
                """.formatted(URL, SECRET));
        isUnusual(configuration().getNotifications());
        String exported = exported();
        configuration().setNotifications(new NotificationSettings());
        SettingsAsCode.load(dir, exported);
        isUnusual(configuration().getNotifications());
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String yaml = exported.toString(StandardCharsets.UTF_8);
        return yaml.substring(yaml.indexOf("  releaseLifecycle:"))
                .lines()
                .takeWhile(line -> line.startsWith("   ") || line.startsWith("  releaseLifecycle:"))
                .reduce("unclassified:", (a, b) -> a + "\n" + b);
    }

    @Test
    void theSettingsOfTheDocumentationAreUnderstood(@TempDir Path dir) throws Exception {
        SettingsAsCode.load(dir, SettingsAsCode.ofTheDocumentation("notifications.md"));
        assertThat(configuration().getNotifications().isMail()).isTrue();
        assertThat(configuration().webhook()).isPresent();
    }

    @Test
    void theSecretIsNowhereInTheClear() throws Exception {
        configuration().setNotifications(unusual());
        assertThat(Files.readString(file)).contains(URL).doesNotContain(SECRET);
        assertThat(exported()).contains(URL).doesNotContain(SECRET);
        HtmlPage page = jenkins.createWebClient().goTo("manage/configure");
        assertThat(page.getWebResponse().getContentAsString()).contains(URL).doesNotContain(SECRET);
        assertThat(configuration().webhook().orElseThrow().toString()).doesNotContain(SECRET);
    }

    @Test
    void anAddressToWhichNothingCanBeSentIsRefused() {
        for (String url : new String[] {
            "",
            "chat",
            "ftp://chat.example.com/",
            "file:///etc/passwd",
            "https:///hook",
            "https://li:pw@chat.example.com/",
            "http://a b"
        }) {
            NotificationSettings settings = new NotificationSettings();
            settings.setWebhook(new WebhookSettings(url, Secret.fromString(SECRET)));
            assertThatThrownBy(() -> configuration().setNotifications(settings))
                    .as(url)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("“notifications.webhook.url” is");
        }
        isAsShipped(configuration().getNotifications());
    }

    @Test
    void withoutASecretThereIsNoWebhook() {
        for (Secret secret : new Secret[] {null, Secret.fromString(""), Secret.fromString("short")}) {
            NotificationSettings settings = new NotificationSettings();
            settings.setWebhook(new WebhookSettings(URL, secret));
            assertThatThrownBy(() -> configuration().setNotifications(settings))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at least 16 characters");
        }
    }

    @Test
    void theFormSaysWhatItRefuses() throws Exception {
        configuration().setNotifications(unusual());
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("manage/configure").getFormByName("config");
        form.getInputsByName("_.url").stream()
                .filter(input -> URL.equals(input.getValue()))
                .forEach(input -> input.setValue("chat"));
        HtmlPage answer = jenkins.submit(form);
        assertThat(answer.getWebResponse().getStatusCode()).isEqualTo(400);
        assertThat(answer.asNormalizedText()).contains("“notifications.webhook.url” is “chat”");
        isUnusual(configuration().getNotifications());
    }

    @Test
    void aFileFromBeforeThereWereNotificationsMeansTheShippedOnes() throws Exception {
        configuration().setNotifications(unusual());
        String written = Files.readString(file);
        Files.writeString(file, written.replaceAll("(?s)<notifications>.*</notifications>", ""));
        isAsShipped(new ReleaseLifecycleConfiguration().getNotifications());
        Files.writeString(file, written.replaceAll("(?s)<notifications>.*</notifications>", "<notifications/>"));
        isAsShipped(new ReleaseLifecycleConfiguration().getNotifications());
    }

    @Test
    void aFileThatWasChangedIntoNoAddressMeansNoWebhook() throws Exception {
        configuration().setNotifications(unusual());
        Files.writeString(file, Files.readString(file).replace(URL, "file:///etc/passwd"));
        assertThat(new ReleaseLifecycleConfiguration().webhook()).isEmpty();
        Files.writeString(file, Files.readString(file).replaceAll("<url>.*</url>", ""));
        assertThat(new ReleaseLifecycleConfiguration().webhook()).isEmpty();
    }
}
