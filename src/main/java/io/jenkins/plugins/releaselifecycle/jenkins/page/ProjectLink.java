package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import hudson.model.Action;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** On a branch, the way to the page of its application, which is the project. */
@Restricted(NoExternalUse.class)
public class ProjectLink implements Action {

    private final AbstractItem project;

    ProjectLink(AbstractItem project) {
        this.project = project;
    }

    @Override
    public String getIconFileName() {
        return LifecycleTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.ProjectLink_displayName(project.getDisplayName());
    }

    @Override
    public String getUrlName() {
        return "/" + project.getUrl() + LifecycleTab.URL;
    }
}
