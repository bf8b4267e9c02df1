package io.jenkins.plugins.releaselifecycle.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import picocli.CommandLine;

/** Reads reports and ledgers away from Jenkins, with the same code as the plugin; changes nothing of what it reads. */
public final class Main {

    private Main() {}

    /** Ends the Java machine with the exit code of the command, see {@link Exit}. */
    public static void main(String[] arguments) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exit = run(Locale.getDefault(Locale.Category.DISPLAY), out, err, arguments);
        err.flush();
        System.exit(out.checkError() && exit == Exit.DONE ? Exit.FAILED : exit);
    }

    /**
     * Carries out one command.
     *
     * @param platform the language of the answer where the arguments name none
     * @return the exit code
     */
    static int run(Locale platform, PrintWriter out, PrintWriter err, String... arguments) {
        Console console = new Console(out, err, RequestedLanguage.of(arguments, platform));
        try {
            return commands(console).execute(arguments);
        } catch (OutOfMemoryError e) {
            console.problem(console.word("failure.memory"));
            return Exit.FAILED;
        }
    }

    static CommandLine commands(Console console) {
        return new CommandLine(new RootCommand())
                .addSubcommand(new CommandLine(new ScanCommand()).addSubcommand(new ScanReadCommand(console)))
                .addSubcommand(new CommandLine(new LedgerCommand())
                        .addSubcommand(new LedgerShowCommand(console))
                        .addSubcommand(new LedgerVerifyCommand(console)))
                .addSubcommand(new CommandLine(new GateCommand())
                        .addSubcommand(new GateEvaluateCommand(console, InstantSource.system()))
                        .addSubcommand(new GateSimulateCommand(console, InstantSource.system())))
                .addSubcommand(new DossierCommand(console))
                .setResourceBundle(console.language().texts())
                .setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new BadUsage(console))
                .setExecutionExceptionHandler(new Failure(console));
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
    }
}
