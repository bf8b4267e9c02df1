package io.jenkins.plugins.releaselifecycle.jenkins.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.Ballot;
import java.util.OptionalLong;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.Argument;
import org.kohsuke.args4j.Option;

/** The command {@code release-lifecycle-vote JOB REQUEST}: one person's decision in one role, its withdrawal, or a comment. */
@Extension
@Restricted(NoExternalUse.class)
public class VoteCommand extends ApplicationCommand {

    @Argument(index = 1, metaVar = "REQUEST", usage = "Name of the request", required = true)
    private String request;

    @Option(
            name = "--role",
            metaVar = "ROLE",
            usage = "Role in which you decide",
            forbids = {"--withdraw"})
    private String role;

    @Option(
            name = "--approve",
            usage = "Approve it",
            depends = {"--role"},
            forbids = {"--reject", "--withdraw"})
    private boolean approve;

    @Option(
            name = "--reject",
            usage = "Reject it; needs a comment",
            depends = {"--role", "--comment"},
            forbids = {"--approve", "--withdraw"})
    private boolean reject;

    @Option(
            name = "--serious",
            usage = "Reject it for a problem that bars formal operation; at acceptance only",
            depends = {"--reject"})
    private boolean serious;

    @Option(
            name = "--comment",
            metaVar = "TEXT",
            usage = "Why; alone, it is a comment that decides nothing",
            forbids = {"--withdraw"})
    private String comment;

    @Option(
            name = "--made",
            metaVar = "NUMBER",
            usage =
                    "The request that you have seen, as “made” in release-lifecycle-requests --json: nothing is recorded where its name"
                            + " stands for another one meanwhile")
    private Long made;

    @Option(name = "--withdraw", usage = "Take your vote back")
    private boolean withdraw;

    @Override
    public String getName() {
        return "release-lifecycle-vote";
    }

    @Override
    public String getShortDescription() {
        return Messages.VoteCommand_shortDescription();
    }

    @Override
    void run(AbstractItem application) {
        boolean vote = approve || reject;
        if (!vote && !withdraw && (comment == null || role != null)) {
            throw new IllegalArgumentException(Messages.VoteCommand_nothing());
        }
        Ballot ballot = Ballot.of(application, new Reference(request));
        if (withdraw) {
            ballot.cast(ballot.withdrawal(), seen());
            stdout.println(Messages.VoteCommand_withdrawn(request));
        } else if (vote) {
            ballot.cast(vote(ballot), seen());
            stdout.println(Messages.VoteCommand_recorded(request));
        } else {
            ballot.cast(ballot.comment(JsonNodeFactory.instance.objectNode().put("comment", comment)), seen());
            stdout.println(Messages.VoteCommand_commented(request));
        }
    }

    private OptionalLong seen() {
        return made == null ? OptionalLong.empty() : OptionalLong.of(made);
    }

    private Fact vote(Ballot ballot) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        members.put("role", role);
        members.put("approved", approve);
        members.put("serious", serious);
        if (comment != null) {
            members.put("comment", comment);
        }
        return ballot.vote(members);
    }
}
