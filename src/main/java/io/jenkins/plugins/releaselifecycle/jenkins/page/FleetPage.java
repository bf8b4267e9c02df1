package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.RootAction;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.FleetApi;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The page of all applications: where each stands, what it lacks, by when, and who has to act. */
@Extension
@Restricted(NoExternalUse.class)
public class FleetPage implements RootAction, StaplerProxy {

    /** Path of the page below the root of Jenkins. */
    public static final String URL = "release-lifecycle";

    /** Name of the list for spreadsheets, below the page. */
    static final String CSV = "applications.csv";

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasPermission(Jenkins.READ) ? "symbol-list" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.FleetPage_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /** Nobody who may not read Jenkins; which applications somebody sees, each application says. */
    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return this;
    }

    /** What programs can call. */
    public FleetApi getApi() {
        return new FleetApi();
    }

    /** Everything that the page shows, looked up once a request. */
    public FleetList page(StaplerRequest2 request) {
        return FleetList.of(request::getParameter);
    }

    /** All applications that the filter finds, on one page. */
    @GET
    @WebMethod(name = CSV)
    public void doCsv(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        FleetList.of(request::getParameter).csv(response);
    }

    /** What is due, for a calendar that subscribes to it: of all applications, or of the visitor alone. */
    @GET
    @WebMethod(name = CalendarAnswer.URL)
    public void doCalendar(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.READ);
        CalendarAnswer.ofFleet(request, response);
    }
}
