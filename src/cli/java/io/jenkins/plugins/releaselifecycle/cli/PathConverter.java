package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** A file or directory that may or may not exist. */
final class PathConverter implements ITypeConverter<Path> {

    @Override
    public Path convert(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(Console.text("arguments.path", Shown.of(path)));
        }
    }
}
