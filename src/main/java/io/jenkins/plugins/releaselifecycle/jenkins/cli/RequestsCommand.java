package io.jenkins.plugins.releaselifecycle.jenkins.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.Extension;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.OpenRequest;
import io.jenkins.plugins.releaselifecycle.jenkins.TextTable;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.RequestsJson;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.args4j.Option;

/** The command {@code release-lifecycle-requests JOB}: the requests of an application on which people still can vote. */
@Extension
@Restricted(NoExternalUse.class)
public class RequestsCommand extends ApplicationCommand {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(name = "--json", usage = "As JSON, for programs")
    private boolean json;

    @Override
    public String getName() {
        return "release-lifecycle-requests";
    }

    @Override
    public String getShortDescription() {
        return Messages.RequestsCommand_shortDescription();
    }

    @Override
    void run(AbstractItem application) throws IOException {
        RequestsJson requests = RequestsJson.of(application);
        if (json) {
            stdout.println(JSON.writeValueAsString(requests.all()));
            return;
        }
        List<OpenRequest> open = requests.open();
        if (open.isEmpty()) {
            stdout.println(Messages.RequestsCommand_none());
            return;
        }
        table(open, requests.visitor()).lines().forEach(stdout::println);
    }

    private static TextTable table(List<OpenRequest> open, Recording visitor) {
        TextTable table = new TextTable(
                Messages.RequestsCommand_request(),
                Messages.RequestsCommand_what(),
                Messages.RequestsCommand_version(),
                Messages.RequestsCommand_requester(),
                Messages.RequestsCommand_asked(),
                Messages.RequestsCommand_until(),
                Messages.RequestsCommand_awaits(),
                Messages.RequestsCommand_mayVoteAs());
        open.forEach(request -> table.row(
                request.id().text(),
                Wording.line(Wording.of(request.what())),
                Wording.line(request.version().text()),
                Wording.line(request.request().requester()),
                Wording.of(request.request().evidence().at()),
                request.request().until().map(Wording::of).orElse("-"),
                ids(request.awaits()),
                ids(visitor.ballots(request))));
        return table;
    }

    /** As {@code --role} takes them. */
    private static String ids(Collection<Role> roles) {
        return roles.isEmpty() ? "-" : roles.stream().sorted().map(Role::id).collect(Collectors.joining(", "));
    }
}
