package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --kind}. */
final class ScanKindConverter implements ITypeConverter<ScanKind> {

    @Override
    public ScanKind convert(String id) {
        return ScanKind.of(id)
                .orElseThrow(() -> new InvalidInputException(
                        Console.text("arguments.kind", Shown.of(id), String.join(", ", ScanKind.ids()))));
    }
}
