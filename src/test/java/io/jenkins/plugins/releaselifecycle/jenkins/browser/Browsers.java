package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The Chromium of this machine and its driver, as they are on the path; nothing is downloaded. Where one of them is missing, the
 * classes that this extends are skipped, and say so in capitals.
 */
final class Browsers implements ExecutionCondition {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");
    private static final String SKIPPED =
            "NO TEST RUNS IN A BROWSER: CHROMIUM OR ITS DRIVER IS MISSING (DEBIAN: chromium, chromium-driver)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (onPath(BROWSERS).isPresent() && onPath(DRIVERS).isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium and its driver are there");
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.printf("%n######## %s: %s%n", context.getDisplayName(), SKIPPED);
        }
        return ConditionEvaluationResult.disabled(SKIPPED);
    }

    private static Optional<Path> onPath(List<String> names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(directory -> names.stream().map(directory::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A browser of its own, without a window, with nobody signed in. */
    static ChromeDriver start(Language language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath(BROWSERS).orElseThrow().toFile());
        options.addArguments(
                "--headless=new", "--window-size=1280,900", "--hide-scrollbars", "--disable-dev-shm-usage");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language.accepted));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath(DRIVERS).orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }
}
