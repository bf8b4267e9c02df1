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
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, name);
        project.getSourcesList().add(new BranchSource(new TestSource(repository)));
        index(jenkins, project);
        return project;
    }

    public static void index(JenkinsRule jenkins, WorkflowMultiBranchProject project) throws Exception {
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
    }

    /** Builds the branch once more, whatever comes of it. */
    public static WorkflowRun build(JenkinsRule jenkins, WorkflowMultiBranchProject project, String branch)
            throws Exception {
        WorkflowJob job = project.getItemByBranchName(branch);
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
