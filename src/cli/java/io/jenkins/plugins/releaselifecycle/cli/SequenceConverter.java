package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** The number of a fact. */
final class SequenceConverter implements ITypeConverter<Long> {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    @Override
    public Long convert(String number) {
        if (!NUMBER.matcher(number).matches()) {
            throw new InvalidInputException(Console.text("arguments.head", Shown.of(number)));
        }
        return Long.valueOf(number);
    }
}
