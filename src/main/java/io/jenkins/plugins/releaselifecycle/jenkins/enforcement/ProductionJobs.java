package io.jenkins.plugins.releaselifecycle.jenkins.enforcement;

import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ProductionJobSettings;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which jobs deploy into production: by the administrator's settings, by a mark, by the job's own word. All of them hold. */
final class ProductionJobs {

    private ProductionJobs() {}

    /**
     * What the job deploys into production; empty where it is no production deployment job. Reads no file.
     *
     * @throws InvalidInputException where the settings or the marks are damaged, so that nobody can tell
     */
    static Set<ProductionTarget> of(Job<?, ?> job) {
        Set<ProductionTarget> targets = named(job.getFullName());
        ProductionJobProperty said = job.getProperty(ProductionJobProperty.class);
        if (said != null) {
            targets.add(said.target());
        }
        return targets;
    }

    /**
     * What a job of that name deploys into production by the settings and the marks.
     *
     * @throws InvalidInputException where they are damaged, so that nobody can tell
     */
    static Set<ProductionTarget> named(String fullName) {
        Set<ProductionTarget> targets = new LinkedHashSet<>(bySettings(fullName));
        targets.addAll(ProductionMarks.get().of(fullName));
        return targets;
    }

    /** Whether that is the administrator's word. */
    static boolean isBySettings(Job<?, ?> job, ProductionTarget target) {
        return bySettings(job.getFullName()).contains(target);
    }

    private static Set<ProductionTarget> bySettings(String fullName) {
        Set<ProductionTarget> targets = new LinkedHashSet<>();
        for (ProductionJobSettings settings :
                ReleaseLifecycleConfiguration.get().productionJobsInForce()) {
            if (settings.matches(fullName)) {
                targets.add(new ProductionTarget(settings.getApplication(), settings.getVersionParameter()));
            }
        }
        return targets;
    }
}
