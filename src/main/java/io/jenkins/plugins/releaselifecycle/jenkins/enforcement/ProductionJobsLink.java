package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The page on which administrators let jobs go that were once marked as production deployment jobs. */
@Extension
@Restricted(NoExternalUse.class)
public class ProductionJobsLink extends ManagementLink {

    private static final Logger LOGGER = Logger.getLogger(ProductionJobsLink.class.getName());

    /**
     * One mark, as the page shows it.
     *
     * @param url of the job; {@code null} where there is none of that name
     * @param said whether the job's own configuration says the same, so that it would be marked again at once
     */
    @Restricted(NoExternalUse.class)
    public record Row(
            String job,
            String url,
            String application,
            String versionParameter,
            String since,
            String by,
            boolean said) {}

    @Override
    public String getIconFileName() {
        return "symbol-release-lifecycle plugin-release-lifecycle";
    }

    @Override
    public String getDisplayName() {
        return Messages.ProductionJobsLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.ProductionJobsLink_description();
    }

    @Override
    public String getUrlName() {
        return "release-lifecycle-jobs";
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** For the page: why the marks cannot be told; {@code null} where they can. */
    public String damage() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            ProductionMarks.get().all();
            return null;
        } catch (InvalidInputException e) {
            return Wording.of(e.reason());
        }
    }

    /** For the page: all marks, by name. */
    public List<Row> rows() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return ProductionMarks.get().all().stream()
                .sorted(Comparator.comparing(ProductionMark::job).thenComparing(ProductionMark::since))
                .map(ProductionJobsLink::row)
                .toList();
    }

    private static Row row(ProductionMark mark) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(mark.job(), Job.class);
        ProductionJobProperty said = job == null ? null : job.getProperty(ProductionJobProperty.class);
        return new Row(
                mark.job(),
                job == null ? null : job.getUrl(),
                mark.target().application(),
                mark.target().versionParameter(),
                Wording.of(mark.since()),
                mark.by(),
                said != null && said.target().equals(mark.target()));
    }

    /** Lets the job go, as far as this mark holds it. */
    @POST
    public HttpResponse doRelease(
            @QueryParameter String job, @QueryParameter String application, @QueryParameter String versionParameter) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ProductionTarget target = new ProductionTarget(application, versionParameter);
        ProductionMarks.get()
                .remove(mark -> mark.job().equals(job) && mark.target().equals(target));
        LOGGER.log(
                Level.INFO,
                () -> Jenkins.getAuthentication2().getName() + " took the mark of a production deployment job from "
                        + job);
        return HttpResponses.redirectToDot();
    }

    /** Begins anew where the file with the marks is damaged. */
    @POST
    public HttpResponse doRenew() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        ProductionMarks.get().renew();
        return HttpResponses.redirectToDot();
    }
}
