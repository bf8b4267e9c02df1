package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --at}. */
final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidInputException(Console.text("arguments.at", Shown.of(text)));
        }
    }
}
