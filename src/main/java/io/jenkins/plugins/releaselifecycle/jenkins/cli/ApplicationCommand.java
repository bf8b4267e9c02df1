package io.jenkins.plugins.releaselifecycle.jenkins.cli;

import hudson.AbortException;
import hudson.cli.CLICommand;
import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.io.IOException;
import org.kohsuke.args4j.Argument;

/** A command of the Jenkins command line about one application, in the name of whoever is authenticated. */
abstract class ApplicationCommand extends CLICommand {

    @Argument(index = 0, metaVar = "JOB", usage = "Full name of the application", required = true)
    private AbstractItem item;

    @Override
    protected final int run() throws IOException {
        item.checkPermission(Item.READ);
        if (!Lifecycles.get().concerns(item)) {
            throw new AbortException(Wording.of(Message.of(Lifecycles.class, "application.none", item.getFullName())));
        }
        try {
            run(item);
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
        return 0;
    }

    /** What the command does. The visitor may read the application. */
    abstract void run(AbstractItem application) throws IOException;
}
