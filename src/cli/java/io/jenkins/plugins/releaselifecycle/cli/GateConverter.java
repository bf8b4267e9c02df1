package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --gate}. */
final class GateConverter implements ITypeConverter<Gate> {

    @Override
    public Gate convert(String id) {
        return Gate.of(id)
                .orElseThrow(() -> new InvalidInputException(
                        Console.text("arguments.gate", Shown.of(id), String.join(", ", Gate.ids()))));
    }
}
