package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --format}. */
final class ScanFormatConverter implements ITypeConverter<ScanFormat> {

    @Override
    public ScanFormat convert(String id) {
        return ScanFormat.of(id)
                .orElseThrow(() -> new InvalidInputException(
                        Console.text("arguments.format", Shown.of(id), String.join(", ", ScanFormat.ids()))));
    }
}
