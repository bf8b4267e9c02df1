package io.jenkins.plugins.releaselifecycle.jenkins.cli;

import hudson.AbortException;
import hudson.Extension;
import hudson.cli.CLICommand;
import hudson.model.AbstractItem;
import hudson.model.Item;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.Argument;

/**
 * The command {@code release-lifecycle-checkpoint [JOB]} of the Jenkins command line: a signed checkpoint of the record of one
 * application, or, for whoever manages the policy, of all.
 */
@Extension
@Restricted(NoExternalUse.class)
public class CheckpointCommand extends CLICommand {

    @Argument(metaVar = "JOB", usage = "Full name of the item; all applications where it is left out", required = false)
    private AbstractItem item;

    @Override
    public String getName() {
        return "release-lifecycle-checkpoint";
    }

    @Override
    public String getShortDescription() {
        return Messages.CheckpointCommand_shortDescription();
    }

    @Override
    protected int run() throws IOException {
        byte[] checkpoint;
        try {
            if (item == null) {
                Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
                checkpoint = new Custody().checkpoint();
            } else {
                item.checkPermission(Item.READ);
                checkpoint = new Custody().checkpoint(item);
            }
        } catch (InvalidInputException e) {
            throw new AbortException(Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw new AbortException(Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
        stdout.write(checkpoint);
        stdout.flush();
        return 0;
    }
}
