package io.jenkins.plugins.releaselifecycle.jenkins.scm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Branches and pull requests with their Jenkinsfiles, for a project under test. */
public final class TestRepository {

    private static final Map<String, TestRepository> ALL = new ConcurrentHashMap<>();

    final Map<String, String> branches = new TreeMap<>();
    final Map<String, String> pullRequests = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    final Set<String> untrusted = new TreeSet<>();
    boolean unreachable;
    String primary;

    private TestRepository() {}

    /** An empty one, which sources find by that name. */
    public static TestRepository named(String name) {
        TestRepository repository = new TestRepository();
        ALL.put(name, repository);
        return repository;
    }

    static TestRepository find(String name) {
        return ALL.get(name);
    }

    public TestRepository primary(String branch) {
        primary = branch;
        return this;
    }

    public TestRepository branch(String name, String jenkinsfile) {
        branches.put(name, jenkinsfile);
        return this;
    }

    public TestRepository pullRequest(String name, String jenkinsfile) {
        pullRequests.put(name, jenkinsfile);
        return this;
    }

    public TestRepository tag(String name, String jenkinsfile) {
        tags.put(name, jenkinsfile);
        return this;
    }

    /** The source does not trust what is on that branch now. */
    public TestRepository distrust(String branch) {
        untrusted.add(branch);
        return this;
    }

    /** From now on nobody can be asked whom to trust. */
    public TestRepository unreachable() {
        unreachable = true;
        return this;
    }

    public TestRepository remove(String branch) {
        branches.remove(branch);
        return this;
    }

    String jenkinsfile(String head) {
        return branches.getOrDefault(head, pullRequests.getOrDefault(head, tags.get(head)));
    }
}
