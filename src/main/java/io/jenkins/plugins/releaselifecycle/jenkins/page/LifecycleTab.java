package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Openings;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.RestApi;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jenkins.model.Jenkins;
import jenkins.model.Tab;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;
import org.springframework.security.access.AccessDeniedException;

/** The page of an application: where it stands, what keeps it out of production, why, and what to do. */
@Restricted(NoExternalUse.class)
public class LifecycleTab extends Tab {

    /** Path of the page below the job. */
    public static final String URL = "release-lifecycle";

    static final String ICON = "symbol-release-lifecycle plugin-release-lifecycle";

    /** Attribute of a request under which a refused form comes back. */
    private static final String REFUSED = LifecycleTab.class.getName() + ".refused";

    private final AbstractItem item;

    LifecycleTab(AbstractItem item) {
        super(item);
        this.item = item;
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.LifecycleTab_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    public AbstractItem getItem() {
        return item;
    }

    /** Whether it hangs on a job, of which Jenkins has a new page, or on a project of branches. */
    public boolean isOfJob() {
        return item instanceof Job;
    }

    /** What programs can call. */
    public RestApi getApi() {
        return new RestApi(item);
    }

    /** The page; where the record is long and has to be read first, a small one that says so and asks again by itself. */
    @GET
    public void doIndex(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        item.checkPermission(Item.READ);
        boolean read = Openings.get().isRead(item);
        if (!read) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader("Refresh", "2");
        }
        request.getView(this, read ? "index.jelly" : "reading.jelly").forward(request, response);
    }

    /** Everything that the page shows, read once a request. */
    public LifecyclePage page(StaplerRequest2 request) {
        return LifecyclePage.of(item, request.getParameter("version"), request.getParameter("gate"));
    }

    /** What keeps the gate closed; with {@code mine=true} in the address what the visitor can do something about. */
    public Blockers blockers(StaplerRequest2 request, LifecyclePage page) {
        return page.blockers("true".equals(request.getParameter("mine")));
    }

    /** What is on record beside tests and requests. */
    public Particulars particulars(LifecyclePage page) {
        return new Particulars(item, page.lifecycle(), Lifecycles.get().now(), page.zone());
    }

    /** The facts that the visitor looks for, who may read the whole record. */
    public FactsPage facts(StaplerRequest2 request) {
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        return FactsPage.of(item, request);
    }

    /** The timeline of the application, beside the rest of the page. */
    public TimelineSection timeline(StaplerRequest2 request) {
        return TimelineSection.of(item, "all".equals(request.getParameter("timeline")));
    }

    /** The findings of one security test, for the page that lists them to whoever may read the whole record. */
    public FindingsPage findings(StaplerRequest2 request) {
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        try {
            Lifecycle lifecycle = Lifecycles.get().lifecycle(item);
            return FindingsPage.of(item, lifecycle, request.getParameter("kind"), request.getParameter("version"));
        } catch (LedgerException e) {
            return FindingsPage.refused(Wording.of(e.reason()) + " " + Wording.of(e.remedy()), null, null);
        }
    }

    /** What the visitor can record; the form as it was typed where it was refused. */
    public RecordPage recording(StaplerRequest2 request) {
        if (request.getAttribute(REFUSED) instanceof RecordPage refused) {
            return refused;
        }
        Recording recording;
        try {
            recording = recording();
        } catch (InvalidInputException e) {
            return RecordPage.refused(Optional.empty(), null, e.reason());
        }
        FactForm form = chosen(request)
                .filter(recording.types()::contains)
                .map(type -> FactForm.of(type, recording.roles(), request.getParameterMap()))
                .orElse(null);
        return RecordPage.of(Optional.of(recording), form);
    }

    private Recording recording() {
        return Recording.by(Jenkins.getAuthentication2(), item);
    }

    private static Optional<FactType> chosen(StaplerRequest2 request) {
        return Optional.ofNullable(request.getParameter("type")).flatMap(FactType::named);
    }

    /**
     * Records what a person typed in, in the name of whoever is signed in at this moment, who has to hold the permission and a role
     * for it.
     * Where it cannot be accepted, the form comes back with the reason and nothing is recorded.
     */
    @POST
    public void doRecord(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        item.checkPermission(Item.READ);
        Optional<Recording> visitor = Optional.empty();
        FactForm form = null;
        try {
            Recording recording = recording();
            visitor = Optional.of(recording);
            FactType type = chosen(request).orElseThrow(() -> unknownType(request));
            recording.refusal(type).ifPresent(why -> {
                throw new AccessDeniedException(Wording.of(why));
            });
            form = FactForm.of(type, recording.roles(), request.getParameterMap());
            recording.record(form.fact(Lifecycles.get().lifecycle(item), recording.policy()), seen(request));
        } catch (AccessDeniedException e) {
            refuse(request, response, HttpServletResponse.SC_FORBIDDEN, new RecordPage(visitor, null, e.getMessage()));
            return;
        } catch (InvalidInputException e) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    RecordPage.refused(visitor, form, e.reason()));
            return;
        } catch (LedgerException e) {
            Message why = Message.sentences(List.of(e.reason(), e.remedy()));
            refuse(request, response, HttpServletResponse.SC_CONFLICT, RecordPage.refused(visitor, form, why));
            return;
        }
        response.sendRedirect2(".");
    }

    /** The request that the page showed; empty where it showed none. */
    private static OptionalLong seen(StaplerRequest2 request) {
        String given = Util.fixEmptyAndTrim(request.getParameter("made"));
        if (given == null) {
            return OptionalLong.empty();
        }
        if (!given.matches("[0-9]{1,18}")) {
            throw new InvalidInputException(Message.of(LifecycleTab.class, "made.unknown", Shown.of(given)));
        }
        return OptionalLong.of(Long.parseLong(given));
    }

    private static InvalidInputException unknownType(StaplerRequest2 request) {
        String given = String.valueOf(request.getParameter("type"));
        return new InvalidInputException(Message.of(LifecycleTab.class, "type.unknown", Shown.of(given)));
    }

    private void refuse(StaplerRequest2 request, StaplerResponse2 response, int status, RecordPage again)
            throws IOException, ServletException {
        request.setAttribute(REFUSED, again);
        response.setStatus(status);
        request.getView(this, "record.jelly").forward(request, response);
    }

    /**
     * An administrator's word that an application on record as external is internal (C2, C3). A deed of its own, so
     * that saving the job for some other reason loosens nothing.
     */
    @POST
    public HttpResponse doDeclareInternal() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            Lifecycles.get()
                    .declareInternal(
                            item, new Actor.User(Jenkins.getAuthentication2().getName()));
            return HttpResponses.redirectToDot();
        } catch (LedgerException e) {
            throw HttpResponses.errorWithoutStack(409, Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
        }
    }

    /** A signed checkpoint of the record. */
    @GET
    public void doCheckpoint(StaplerResponse2 response) throws IOException {
        item.checkPermission(Item.READ);
        Download.of("application/json", "checkpoint.json", () -> new Custody().checkpoint(item))
                .to(response);
    }

    /** Everything that an auditor needs to verify the record elsewhere. */
    @GET
    public void doExport(StaplerResponse2 response) throws IOException {
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        new Download("application/zip", "record.zip", () -> new Custody().export(item)).to(response);
    }

    /** A picture that says where the application stands, for the page that tells about it elsewhere. */
    @GET
    public void doBadge(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        item.checkPermission(Item.READ);
        BadgeAnswer.of(item, request, response);
    }

    /** What is due about the application, for a calendar that subscribes to it. */
    @GET
    @WebMethod(name = CalendarAnswer.URL)
    public void doCalendar(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        item.checkPermission(Item.READ);
        CalendarAnswer.of(item, request, response);
    }

    /** A page for auditors that stands for itself; it is taken away and never shown here. */
    @GET
    public void doDossier(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        item.checkPermission(LifecyclePermissions.READ_RECORD);
        DossierOrder order = DossierOrder.of(request);
        new Download("text/html;charset=UTF-8", "dossier.html", () -> order.page(item)).to(response);
    }
}
