package io.jenkins.plugins.releaselifecycle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar; classes outside a jar have none. */
final class ProductVersion implements IVersionProvider {

    private static final String WRITTEN_BY_MAVEN =
            "/META-INF/maven/io.jenkins.plugins/release-lifecycle-cli/pom.properties";

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = ProductVersion.class.getResourceAsStream(WRITTEN_BY_MAVEN)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {"Release Lifecycle " + properties.getProperty("version", "(not packaged)")};
    }
}
