package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What keeps a command from answering, told in one sentence: input that it cannot accept, or a defect of the program. The
 * answer is never taken for a good one.
 */
record Failure(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof InvalidInputException invalid) {
            console.problem(console.word(invalid.reason()));
            return Exit.NOT_READABLE;
        }
        console.problem(console.word("failure.unexpected", Shown.of(failure.toString())));
        return Exit.FAILED;
    }
}
