package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Util;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that speaks of an application: that of the build, unless it names another one. */
public abstract class ApplicationStep extends Step {

    private String application;

    public String getApplication() {
        return application;
    }

    /** Full name of another application, whose owner must have allowed the build's job or project to record for it. */
    @DataBoundSetter
    public void setApplication(String application) {
        this.application = Util.fixEmptyAndTrim(application);
    }
}
