package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Version;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --version}, where it is that of an application. */
final class VersionConverter implements ITypeConverter<Version> {

    @Override
    public Version convert(String text) {
        return new Version(text);
    }
}
