package io.jenkins.plugins.releaselifecycle.jenkins.scm;

import jenkins.branch.BranchSource;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.jvnet.hudson.test.JenkinsRule;

/** Multibranch projects in a Jenkins under test. */
public final class TestProjects {

    private TestProjects() {}

    /** A project of that repository, indexed, whose branches have been built once. */
    public static WorkflowMultiBranchProject of(JenkinsRule jenkins, String name, String repository) throws Exception {
        WorkflowMultiBranchProject project = running(jenkins, name, repository);
        jenkins.waitUntilNoActivity();
        return project;
    }

    /** A project of that repository, indexed, whose branches begin to be built. */
    public static WorkflowMultiBranchProject running(JenkinsRule jenkins, String name, String repository)
            throws Exception {
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, name);
        project.getSourcesList().add(new BranchSource(new TestSource(repository)));
        project.scheduleBuild2(0).getFuture().get();
        return project;
    }

    /** Builds the branch once more, whatever comes of it. */
    public static WorkflowRun build(JenkinsRule jenkins, WorkflowMultiBranchProject project, String branch)
            throws Exception {
        WorkflowJob job = project.getItemByBranchName(branch);
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
