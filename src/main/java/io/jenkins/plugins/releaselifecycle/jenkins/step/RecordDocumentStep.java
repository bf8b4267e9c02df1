package io.jenkins.plugins.releaselifecycle.jenkins.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.Util;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** {@code recordDocument(kind, edition, location, [sha256])}: says that a document exists, and where it is kept. */
public class RecordDocumentStep extends RecordKnownFactStep {

    private final String kind;
    private final String edition;
    private final String location;
    private String sha256;

    @DataBoundConstructor
    public RecordDocumentStep(String kind, String edition, String location) {
        this.kind = kind;
        this.edition = edition;
        this.location = location;
    }

    public String getKind() {
        return kind;
    }

    public String getEdition() {
        return edition;
    }

    public String getLocation() {
        return location;
    }

    public String getSha256() {
        return sha256;
    }

    /** Digest of the document, where it is a file. */
    @DataBoundSetter
    public void setSha256(String sha256) {
        this.sha256 = Util.fixEmptyAndTrim(sha256);
    }

    @Override
    FactType type() {
        return FactType.DOCUMENT_RECORDED;
    }

    @Override
    ObjectNode members(Lifecycle lifecycle) {
        return texts("kind", kind, "edition", edition, "location", location, "sha256", sha256);
    }

    @Extension
    public static class DescriptorImpl extends RecordFactDescriptor {

        @Override
        public String getFunctionName() {
            return "recordDocument";
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordDocumentStep_displayName();
        }

        @POST
        public ListBoxModel doFillKindItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return items(DocumentKind.values());
        }
    }
}
