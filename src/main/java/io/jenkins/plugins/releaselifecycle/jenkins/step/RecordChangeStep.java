package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.ChangeScope;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/**
 * {@code recordChange(version, scope, description, [affects])}: says what is changed with a version, so that what was
 * tested before speaks no more for it (D10, D11).
 */
public class RecordChangeStep extends RecordKnownFactStep {

    private final String version;
    private final String scope;
    private final String description;
    private List<String> affects = List.of();

    @DataBoundConstructor
    public RecordChangeStep(String version, String scope, String description) {
        this.version = version;
        this.scope = scope;
        this.description = description;
    }

    public String getVersion() {
        return version;
    }

    public String getScope() {
        return scope;
    }

    public String getDescription() {
        return description;
    }

    public List<String> getAffects() {
        return affects;
    }

    /** Kinds of security test whose targets are touched; all where none is named. */
    @DataBoundSetter
    public void setAffects(List<String> affects) {
        this.affects = copy(affects);
    }

    @Override
    FactType type() {
        return FactType.CHANGE_RECORDED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        ObjectNode members = texts("version", version, "scope", scope, "description", description);
        members.set("affects", several(affects));
        return members;
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "recordChange";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordChangeStep_displayName();
        }

        @POST
        public ListBoxModel doFillScopeItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items(ChangeScope.values());
        }

        /** For the form: what can be ticked. */
        public List<ScanKind> getAffects() {
            return List.of(ScanKind.values());
        }
    }
}
