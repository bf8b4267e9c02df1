package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, and what to do. */
final class FileProblem {

    private FileProblem() {}

    static Message of(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return Console.text("file.missing");
        }
        if (problem instanceof AccessDeniedException) {
            return Console.text("file.forbidden");
        }
        return Console.text("file.unavailable", Shown.of(problem.toString()));
    }
}
