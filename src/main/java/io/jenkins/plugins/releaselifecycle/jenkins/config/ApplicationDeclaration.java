package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the owner of an application says of it, be it a job or a project of branches. */
@Restricted(NoExternalUse.class)
public interface ApplicationDeclaration {

    Exposure declaredExposure();

    /** Full names of the items, besides the application itself, whose builds may record for it. */
    NamePatterns recordedBy();
}
