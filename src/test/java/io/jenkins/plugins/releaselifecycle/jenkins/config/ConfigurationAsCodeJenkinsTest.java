package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The example of everything as code is one, has everything, and comes out as it went in. */
@WithJenkins
class ConfigurationAsCodeJenkinsTest {

    private static final String PAGE = "configuration-as-code.md";
    private static final Pattern KEY = Pattern.compile("(?m)^[ -]*([A-Za-z]+):");
    private static final Pattern OURS = Pattern.compile("(?m)^  releaseLifecycle:\\R(?:^(?:    .*|\\s*)\\R)*");

    @BeforeEach
    void jenkins(JenkinsRule rule) {
        assertThat(rule.jenkins).isNotNull();
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(out);
        return OURS.matcher(out.toString(StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> keys(String yaml) {
        Set<String> keys = new TreeSet<>();
        KEY.matcher(yaml).results().forEach(key -> keys.add(key.group(1)));
        return keys;
    }

    @Test
    void theExampleIsAcceptedAndHasEveryKey(@TempDir Path directory) throws Exception {
        String example = SettingsAsCode.ofTheDocumentation(PAGE);
        SettingsAsCode.load(directory, example);
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        assertThat(configuration.damage()).isNull();
        assertThat(configuration.policyAssignment().of("tools/a").name()).isEqualTo("tools");
        assertThat(configuration.policyAssignment().of("shop").policy().excludeCommitters())
                .isTrue();
        assertThat(keys(example)).containsAll(keys(exported()));
        assertThat(keys(exported())).contains("excludeCommitters", "folder", "secret", "versionParameter");
    }

    @Test
    void whatIsExportedIsReadBackAsTheSame(@TempDir Path directory) throws Exception {
        SettingsAsCode.load(directory, SettingsAsCode.ofTheDocumentation(PAGE));
        String first = exported();
        SettingsAsCode.load(directory, "unclassified:\n  releaseLifecycle:\n    policy: {}\n    roles: []\n");
        assertThat(exported()).isNotEqualTo(first);
        SettingsAsCode.load(directory, "unclassified:\n" + first);
        assertThat(withoutSecret(exported())).isEqualTo(withoutSecret(first));
    }

    /** It is encrypted anew each time. */
    private static String withoutSecret(String yaml) {
        return yaml.replaceAll("secret: .*", "secret: …");
    }
}
