package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import picocli.CommandLine.ITypeConverter;

/** The value of {@code --lang}. */
final class LanguageConverter implements ITypeConverter<Language> {

    @Override
    public Language convert(String name) {
        return Language.named(name)
                .orElseThrow(() -> new InvalidInputException(Console.text("arguments.lang", Shown.of(name))));
    }
}
