package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A defect of the program, told in one sentence; the answer is never taken for a good one. */
record UnexpectedFailure(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        console.problem(console.word("failure.unexpected", Shown.of(failure.toString())));
        return Exit.FAILED;
    }
}
