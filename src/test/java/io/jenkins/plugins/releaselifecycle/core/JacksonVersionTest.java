package io.jenkins.plugins.releaselifecycle.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both lanes read and write the record with the same Jackson: the one that the jackson2-api plugin brings. */
class JacksonVersionTest {

    private static final Pattern PROPERTY = Pattern.compile("<jackson\\.version>([^<]+)</jackson\\.version>");

    @Test
    void theCoreIsBuiltWithTheJacksonThatIsOnThisClassPath() throws IOException {
        List<String> versions = PROPERTY.matcher(Files.readString(Path.of("core.pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(versions).containsExactly(PackageVersion.VERSION.toString());
    }
}
