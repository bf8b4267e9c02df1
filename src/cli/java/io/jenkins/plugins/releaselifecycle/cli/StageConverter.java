package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --stage}. */
final class StageConverter implements ITypeConverter<Stage> {

    @Override
    public Stage convert(String id) {
        return Stage.of(id)
                .orElseThrow(() -> new InvalidInputException(
                        Console.text("arguments.stage", Shown.of(id), String.join(", ", Stage.ids()))));
    }
}
