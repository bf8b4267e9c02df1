package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core and the command line are built and run without Jenkins. */
class CoreClassPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"hudson.model.Hudson", "jenkins.model.Jenkins", "org.kohsuke.stapler.Stapler"})
    void noClassOfJenkinsCanBeLoaded(String name) {
        assertThatThrownBy(() -> Class.forName(name, false, CoreClassPathTest.class.getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void noJarOfTheClassPathIsOfJenkins() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = Stream.of(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .toList();

        assertThat(jars)
                .anyMatch(jar -> jar.startsWith("picocli"))
                .noneMatch(jar -> jar.matches("(?i).*(jenkins|hudson|stapler).*"));
    }
}
