package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.util.stream.Collectors;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with the arguments and what to do. */
record BadUsage(Console console) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        console.problem(console.word(sentence(problem)));
        return Exit.NOT_READABLE;
    }

    private static Message sentence(ParameterException problem) {
        if (problem.getCause() instanceof InvalidInputException invalid) {
            return invalid.reason();
        }
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        String help = command.qualifiedName() + " --help";
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return Console.text(
                    "arguments.not-understood",
                    Shown.of(unmatched.getUnmatched().get(0)),
                    help);
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return Console.text("arguments.twice", name(twice.getOverwritten()));
        }
        if (problem instanceof MissingParameterException missing) {
            return missing(missing, help);
        }
        if (problem.getArgSpec() == null && !command.subcommands().isEmpty()) {
            return Console.text(
                    "arguments.command", String.join(", ", command.subcommands().keySet()), help);
        }
        return Console.text("arguments.other", Shown.of(problem.getMessage()), help);
    }

    private static Message missing(MissingParameterException problem, String help) {
        String names = problem.getMissing().stream().map(BadUsage::name).collect(Collectors.joining(", "));
        boolean lacksValue = problem.getMissing().stream().anyMatch(ArgSpec::isOption);
        return Console.text(lacksValue ? "arguments.value" : "arguments.missing", names, help);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
