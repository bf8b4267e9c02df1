package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jakarta.servlet.ServletException;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** The page on which administrators look after the records of all applications. */
@Extension
@Restricted(NoExternalUse.class)
public class RecordsLink extends ManagementLink {

    /** Path of the page below <i>Manage Jenkins</i>. */
    public static final String URL = "release-lifecycle-records";

    @Override
    public String getIconFileName() {
        return "symbol-release-lifecycle plugin-release-lifecycle";
    }

    @Override
    public String getDisplayName() {
        return Messages.RecordsLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.RecordsLink_description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public Permission getRequiredPermission() {
        return LifecyclePermissions.MANAGE_POLICY;
    }

    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** Everything that the page shows, read once a request. */
    public RecordsPage page(StaplerRequest2 request) {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return RecordsPage.of(request.getParameter("page"), Boolean.parseBoolean(request.getParameter("verified")));
    }

    /** One record as it stands, verified for this answer. */
    @GET
    public void doRow(@QueryParameter String ledger, StaplerRequest2 request, StaplerResponse2 response)
            throws IOException, ServletException {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        Custody custody = new Custody();
        LedgerId id = custody.ledgers().stream()
                .filter(each -> each.hex().equals(ledger))
                .findFirst()
                .orElseThrow(() -> HttpResponses.errorWithoutStack(404, Messages.RecordsLink_noRecord()));
        request.setAttribute("row", RecordRow.of(custody.look(id)));
        response.setContentType("text/html;charset=UTF-8");
        request.getView(this, "row.jelly").forward(request, response);
    }

    /** Takes over a ledger for which the controller cannot vouch. */
    @POST
    public HttpResponse doAdopt(
            @QueryParameter String ledger,
            @QueryParameter String head,
            @QueryParameter String problem,
            @QueryParameter String reason) {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return doing(() -> {
            if (reason == null || reason.isBlank()) {
                throw new InvalidInputException(Message.of(RecordsLink.class, "adopt.reason"));
            }
            new Custody().adopt(new LedgerId(String.valueOf(ledger)), head, problem, administrator(), reason.strip());
        });
    }

    /** Opens everything again, after the disk was put right. */
    @POST
    public HttpResponse doReopen() {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return doing(() -> new Custody().reopen());
    }

    /** The clock was moved, and is right now. */
    @POST
    public HttpResponse doTrustClock() {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return doing(() -> new Custody().trustClock());
    }

    private static Actor.User administrator() {
        return new Actor.User(Jenkins.getAuthentication2().getName());
    }

    private static HttpResponse doing(Runnable work) {
        try {
            work.run();
            return HttpResponses.redirectToDot();
        } catch (InvalidInputException e) {
            throw HttpResponses.errorWithoutStack(400, Wording.of(e.reason()));
        } catch (LedgerException e) {
            throw HttpResponses.errorWithoutStack(409, RecordsPage.worded(e));
        }
    }

    /** A signed checkpoint of all ledgers. */
    @GET
    public void doCheckpoint(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        Download.of("application/json", "checkpoint.json", () -> new Custody().checkpoint())
                .to(response);
    }

    /** The public key with which checkpoints are verified, in PEM. */
    @GET
    public void doPublicKey(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        Download.of("application/x-pem-file", "controller.pem", () -> new Custody().publicKey())
                .to(response);
    }
}
