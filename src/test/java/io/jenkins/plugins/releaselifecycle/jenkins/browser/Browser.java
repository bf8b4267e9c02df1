package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jvnet.hudson.test.JenkinsRule;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** One browser, and one person at a time in front of it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String AXE = resource("/axe.min.js");
    private static final String DARK = resource("dark.css");

    /** In the same pale colours on every page of core. */
    private static final List<String> DRAWN_BY_CORE = List.of(".jenkins-page-description", ".jenkins-alert");

    /** Remembers what the content security policy forbade, from before the first script of a page. */
    private static final String LISTENING = "window.forbidden = [];"
            + "document.addEventListener('securitypolicyviolation', e => window.forbidden.push("
            + "e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber));";

    private final JenkinsRule jenkins;
    private final Language language;
    private final ChromeDriver driver;
    private String person;

    Browser(JenkinsRule jenkins, Language language) {
        this.jenkins = jenkins;
        this.language = language;
        driver = Browsers.start(language);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTENING));
    }

    private static String resource(String name) {
        try (InputStream in = Browser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That person's name is also the password, as the dummy security realm of the harness has it. */
    Browser signedIn(String who) {
        if (!who.equals(person)) {
            driver.manage().deleteAllCookies();
            open("login");
            find("input[name=j_username]").sendKeys(who);
            find("input[name=j_password]").sendKeys(who, Keys.ENTER);
            await(() -> exists("#page-body"));
            complaints();
            person = who;
        }
        return this;
    }

    /** @param path from the root of Jenkins */
    Browser open(String path) {
        try {
            driver.get(new URL(jenkins.getURL(), path).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String address() {
        return driver.getCurrentUrl();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    boolean exists(String selector) {
        return !all(selector).isEmpty();
    }

    /** What a person reads there. */
    String text(String selector) {
        return find(selector).getText();
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** From now on what is taken away from a page is put there. */
    void saveTo(Path directory) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", directory.toString()));
    }

    void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience with %s", address()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    /** Waits until a part of a page, which may be another one by then, says that. */
    void awaitText(String selector, String text) {
        await(() -> String.valueOf(run(
                        "const part = document.querySelector(arguments[0]); return part && part.textContent;",
                        selector))
                .contains(text));
    }

    /** Shows the page that is open in that way. */
    void show(Look look) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", 900, "deviceScaleFactor", 1, "mobile", false));
        run(
                "document.documentElement.dataset.theme = arguments[0] ? 'dark' : '';"
                        + "if (!window.dark) { window.dark = new CSSStyleSheet(); window.dark.replaceSync(arguments[1]);"
                        + " document.adoptedStyleSheets = [...document.adoptedStyleSheets, window.dark]; }",
                look.dark(),
                DARK);
    }

    /** Keeps a picture of the whole page, for people to look at. */
    void picture(String page, Look look) {
        Map<String, Object> metrics = driver.executeCdpCommand("Page.getLayoutMetrics", Map.of());
        Map<?, ?> size = (Map<?, ?>) metrics.get("cssContentSize");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", look.width(), "height", size.get("height"), "scale", 1);
        picture(page, look, Map.of("captureBeyondViewport", true, "clip", clip));
    }

    /** Keeps a picture of what the window shows of the page. */
    void pictureOfWindow(String page, Look look) {
        picture(page, look, Map.of());
    }

    private void picture(String page, Look look, Map<String, Object> options) {
        Map<String, Object> picture = driver.executeCdpCommand("Page.captureScreenshot", options);
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve(page + "-" + language.name().toLowerCase() + "-" + look + ".png"),
                    Base64.getDecoder().decode((String) picture.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the console and the content security policy have had to complain of since this was asked last. */
    List<String> complaints() {
        Stream<String> logged = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> "console: " + entry.getMessage());
        List<?> forbidden = (List<?>) run("return window.forbidden.splice(0);");
        return Stream.concat(logged, forbidden.stream().map(what -> "forbidden: " + what))
                .toList();
    }

    /** How wide the page is that is open, in CSS pixels; more than the window where one has to scroll to the side. */
    long widthOfPage() {
        return (Long) run("return document.documentElement.scrollWidth;");
    }

    /** The innermost elements that reach beyond the right edge of the window, and what they are in. */
    List<?> beyondTheEdge() {
        return (List<?>) run("const edge = document.documentElement.clientWidth;"
                + "const wide = [...document.querySelectorAll('#main-panel *:not(svg *)')]"
                + ".filter(e => e.getBoundingClientRect().right > edge);"
                + "return wide.filter(e => !wide.some(o => o !== e && e.contains(o)))"
                + ".map(e => e.parentElement.outerHTML.slice(0, 200));");
    }

    /**
     * What axe-core finds wrong with the accessibility of a part of the page.
     *
     * @param part a selector; what core draws around it is core's
     * @param without rules that are not asked for
     */
    List<?> barriers(String part, Set<String> without) {
        if (Boolean.FALSE.equals(run("return 'axe' in window;"))) {
            run(AXE);
        }
        return (List<?>) driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "const rules = Object.fromEntries(arguments[2].map(rule => [rule, { enabled: false }]));"
                        + "axe.run({ include: [arguments[0]], exclude: arguments[1] }, { resultTypes: ['violations'], rules })"
                        + ".then(r => done(r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html + ' '"
                        + " + n.failureSummary))), e => done([String(e)]));",
                part,
                DRAWN_BY_CORE.stream().filter(this::exists).toList(),
                List.copyOf(without));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
