package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code recordTest(environment, version, aspects, passed, report, [sha256])}: says that a version was tested, and with
 * which result (A2, B4, B5, F3). That the result is recognised is a confirmation, which a person gives.
 */
public class RecordTestStep extends RecordKnownFactStep {

    private final String environment;
    private final String version;
    private final List<String> aspects;
    private final boolean passed;
    private final String report;
    private String sha256;

    @DataBoundConstructor
    public RecordTestStep(String environment, String version, List<String> aspects, boolean passed, String report) {
        this.environment = environment;
        this.version = version;
        this.aspects = copy(aspects);
        this.passed = passed;
        this.report = report;
    }

    public String getEnvironment() {
        return environment;
    }

    public String getVersion() {
        return version;
    }

    public List<String> getAspects() {
        return aspects;
    }

    public boolean isPassed() {
        return passed;
    }

    public String getReport() {
        return report;
    }

    public String getSha256() {
        return sha256;
    }

    /** Digest of the report, where it is a file. */
    @DataBoundSetter
    public void setSha256(String sha256) {
        this.sha256 = Util.fixEmptyAndTrim(sha256);
    }

    @Override
    FactType type() {
        return FactType.TEST_RECORDED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        ObjectNode members = texts("environment", environment, "version", version, "report", report, "sha256", sha256);
        members.set("aspects", several(aspects));
        members.put("passed", passed);
        return members;
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "recordTest";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordTestStep_displayName();
        }

        @POST
        public ListBoxModel doFillEnvironmentItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items(TestEnvironment.values());
        }

        /** For the form: what can be ticked. */
        public List<TestAspect> getAspects() {
            return List.of(TestAspect.values());
        }
    }
}
