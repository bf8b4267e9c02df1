package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Settings as code, as Jenkins reads them when it starts. */
final class SettingsAsCode {

    private static final Pattern YAML = Pattern.compile("```yaml\\R(.*?)```", Pattern.DOTALL);

    private SettingsAsCode() {}

    static void load(Path dir, String yaml) throws Exception {
        Path file = Files.writeString(dir.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    /** The first settings that a page of the documentation writes out. */
    static String ofTheDocumentation(String page) throws Exception {
        return YAML.matcher(Files.readString(Path.of("docs").resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("releaseLifecycle:"))
                .findFirst()
                .orElseThrow();
    }
}
