package io.jenkins.plugins.releaselifecycle.jenkins.scm;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jenkins.scm.api.SCMFile;
import jenkins.scm.api.SCMFileSystem;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMProbe;
import jenkins.scm.api.SCMProbeStat;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceCriteria;
import jenkins.scm.api.SCMSourceDescriptor;
import jenkins.scm.api.metadata.PrimaryInstanceMetadataAction;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import jenkins.scm.api.mixin.TagSCMHead;
import org.kohsuke.stapler.DataBoundConstructor;

/** Finds the branches and pull requests of a {@link TestRepository}. */
public class TestSource extends SCMSource {

    private final String repository;

    @DataBoundConstructor
    public TestSource(String repository) {
        this.repository = repository;
        setId(repository);
    }

    public String getRepository() {
        return repository;
    }

    private TestRepository repository() {
        return TestRepository.find(repository);
    }

    @Override
    protected void retrieve(
            SCMSourceCriteria criteria,
            @NonNull SCMHeadObserver observer,
            SCMHeadEvent<?> event,
            @NonNull TaskListener listener)
            throws IOException, InterruptedException {
        for (String name : List.copyOf(repository().branches.keySet())) {
            observe(criteria, observer, new SCMHead(name), listener);
        }
        for (String name : List.copyOf(repository().pullRequests.keySet())) {
            observe(criteria, observer, new PullRequest(name), listener);
        }
        for (String name : List.copyOf(repository().tags.keySet())) {
            observe(criteria, observer, new Tag(name), listener);
        }
    }

    private void observe(SCMSourceCriteria criteria, SCMHeadObserver observer, SCMHead head, TaskListener listener)
            throws IOException, InterruptedException {
        if (criteria == null || criteria.isHead(new Probe(head.getName()), listener)) {
            observer.observe(head, new Revision(head, repository().jenkinsfile(head.getName())));
        }
    }

    @Override
    protected List<Action> retrieveActions(@NonNull SCMHead head, SCMHeadEvent event, @NonNull TaskListener listener) {
        return head.getName().equals(repository().primary) ? List.of(new PrimaryInstanceMetadataAction()) : List.of();
    }

    @NonNull
    @Override
    public SCMRevision getTrustedRevision(@NonNull SCMRevision revision, @NonNull TaskListener listener)
            throws IOException {
        if (repository().unreachable) {
            throw new IOException("The line is dead");
        }
        String name = revision.getHead().getName();
        return repository().untrusted.contains(name)
                ? new Revision(revision.getHead(), "of somebody trusted")
                : revision;
    }

    @NonNull
    @Override
    public SCM build(@NonNull SCMHead head, SCMRevision revision) {
        return new NullSCM();
    }

    /** A pull request. */
    public static class PullRequest extends SCMHead implements ChangeRequestSCMHead {

        private static final long serialVersionUID = 1L;

        PullRequest(@NonNull String name) {
            super(name);
        }

        @NonNull
        @Override
        public String getId() {
            return getName();
        }

        @NonNull
        @Override
        public SCMHead getTarget() {
            return new SCMHead("main");
        }
    }

    /** A tag. */
    public static class Tag extends SCMHead implements TagSCMHead {

        private static final long serialVersionUID = 1L;

        Tag(@NonNull String name) {
            super(name);
        }

        @Override
        public long getTimestamp() {
            return 0;
        }
    }

    /** What a branch holds at some time. */
    public static class Revision extends SCMRevision {

        private static final long serialVersionUID = 1L;

        private final String jenkinsfile;

        Revision(@NonNull SCMHead head, String jenkinsfile) {
            super(head);
            this.jenkinsfile = jenkinsfile;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Revision revision
                    && revision.getHead().equals(getHead())
                    && revision.jenkinsfile.equals(jenkinsfile);
        }

        @Override
        public int hashCode() {
            return jenkinsfile.hashCode();
        }
    }

    private static final class Probe extends SCMProbe {

        private static final long serialVersionUID = 1L;

        private final String head;

        Probe(String head) {
            this.head = head;
        }

        @Override
        public String name() {
            return head;
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @NonNull
        @Override
        public SCMProbeStat stat(@NonNull String path) {
            return SCMProbeStat.fromType(
                    path.equals("Jenkinsfile") ? SCMFile.Type.REGULAR_FILE : SCMFile.Type.NONEXISTENT);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final class Tree extends SCMFileSystem {

        private final Map<String, String> files;

        Tree(SCMRevision revision, Map<String, String> files) {
            super(revision);
            this.files = files;
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @NonNull
        @Override
        public SCMFile getRoot() {
            return new Node(files);
        }
    }

    private static final class Node extends SCMFile {

        private final Map<String, String> files;

        Node(Map<String, String> files) {
            this.files = files;
        }

        Node(Node parent, String name) {
            super(parent, name);
            this.files = parent.files;
        }

        @NonNull
        @Override
        protected SCMFile newChild(@NonNull String name, boolean assumeIsDirectory) {
            return new Node(this, name);
        }

        @NonNull
        @Override
        public Iterable<SCMFile> children() {
            return List.of();
        }

        @Override
        public long lastModified() {
            return 0;
        }

        @NonNull
        @Override
        protected Type type() {
            return files.containsKey(getPath()) ? Type.REGULAR_FILE : Type.DIRECTORY;
        }

        @NonNull
        @Override
        public InputStream content() {
            return new ByteArrayInputStream(files.get(getPath()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads the Jenkinsfile of a revision. */
    @Extension
    public static class TreeBuilder extends SCMFileSystem.Builder {

        @Override
        public boolean supports(SCM source) {
            return false;
        }

        @Override
        public boolean supports(SCMSource source) {
            return source instanceof TestSource;
        }

        @Override
        protected boolean supportsDescriptor(SCMDescriptor descriptor) {
            return false;
        }

        @Override
        protected boolean supportsDescriptor(SCMSourceDescriptor descriptor) {
            return descriptor instanceof DescriptorImpl;
        }

        @Override
        public SCMFileSystem build(@NonNull Item owner, @NonNull SCM scm, SCMRevision revision) {
            return null;
        }

        @Override
        public SCMFileSystem build(@NonNull SCMSource source, @NonNull SCMHead head, SCMRevision revision) {
            String jenkinsfile = ((TestSource) source).repository().jenkinsfile(head.getName());
            return new Tree(revision, Map.of("Jenkinsfile", jenkinsfile));
        }
    }

    /** Named so that the source can be kept in a project. */
    @Extension
    public static class DescriptorImpl extends SCMSourceDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return "Repository of a test";
        }
    }
}
