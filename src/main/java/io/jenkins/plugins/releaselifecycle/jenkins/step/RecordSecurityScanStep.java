package io.jenkins.plugins.releaselifecycle.jenkins.step;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.scan.ScanFormat;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code recordSecurityScan(kind, pattern, version, [format, target, environment, testedBy, document])}: reads the reports of one security test from the
 * workspace and records the test (C1–C5). Where any report cannot be read, nothing is recorded and the step fails.
 */
public class RecordSecurityScanStep extends ApplicationStep {

    private final String kind;
    private final String pattern;
    private final String version;
    private String format;
    private String target;
    private String environment;
    private String testedBy;
    private String document;

    @DataBoundConstructor
    public RecordSecurityScanStep(String kind, String pattern, String version) {
        this.kind = kind;
        this.pattern = pattern;
        this.version = version;
    }

    public String getKind() {
        return kind;
    }

    public String getPattern() {
        return pattern;
    }

    public String getVersion() {
        return version;
    }

    public String getFormat() {
        return format;
    }

    /** The format, where it is not to be recognised by the content. */
    @DataBoundSetter
    public void setFormat(String format) {
        this.format = Util.fixEmptyAndTrim(format);
    }

    public String getTarget() {
        return target;
    }

    /** What was tested: an address, an image, a repository. */
    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Where it was tested: the id of a {@link TestEnvironment}. */
    @DataBoundSetter
    public void setEnvironment(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    public String getTestedBy() {
        return testedBy;
    }

    /** Who tested: a person, a department, a company. */
    @DataBoundSetter
    public void setTestedBy(String testedBy) {
        this.testedBy = Util.fixEmptyAndTrim(testedBy);
    }

    public String getDocument() {
        return document;
    }

    /** Path below the workspace of a document that is kept as evidence, such as a signed report. */
    @DataBoundSetter
    public void setDocument(String document) {
        this.document = Util.fixEmptyAndTrim(document);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new RecordSecurityScanExecution(context, this);
    }

    @Extension
    public static class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "recordSecurityScan";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordSecurityScanStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class);
        }

        @POST
        public ListBoxModel doFillKindItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            for (ScanKind kind : ScanKind.values()) {
                items.add(Wording.of(kind), kind.id());
            }
            return items;
        }

        @POST
        public ListBoxModel doFillEnvironmentItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.RecordSecurityScanStep_notTold(), "");
            for (TestEnvironment environment : TestEnvironment.values()) {
                items.add(Wording.of(environment), environment.id());
            }
            return items;
        }

        @POST
        public ListBoxModel doFillFormatItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.RecordSecurityScanStep_recognise(), "");
            for (ScanFormat format : ScanFormat.values()) {
                items.add(Wording.of(format), format.id());
            }
            return items;
        }
    }
}
