package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Every policy that was ever in force: who put it in force, and when. It is only added to. Without it, votes that were given
 * under a policy of before count no more, and nothing else changes.
 */
@Extension
@Restricted(NoExternalUse.class)
public class PolicyHistory {

    private static final Logger LOGGER = Logger.getLogger(PolicyHistory.class.getName());
    private static final String NAME = "release-lifecycle-policies.xml";

    /** {@code null} until it was read. */
    private PolicyVersion[] versions;

    /** Of the first versions, as many as {@link #digested}; {@code null} until somebody wants to know. */
    private Map<String, Policy> digests;

    private int digested;

    /** Nothing but a test of this package can set another one. */
    InstantSource clock = InstantSource.system();

    public static PolicyHistory get() {
        return ExtensionList.lookupSingleton(PolicyHistory.class);
    }

    private static XmlFile file() {
        return new XmlFile(Jenkins.XSTREAM2, new File(Jenkins.get().getRootDir(), NAME));
    }

    /** All versions of all policies, in the order in which they were put in force. */
    public synchronized List<PolicyVersion> versions() {
        if (versions == null) {
            versions = read();
        }
        return List.of(versions);
    }

    private static PolicyVersion[] read() {
        XmlFile file = file();
        if (!file.exists()) {
            return new PolicyVersion[0];
        }
        try {
            PolicyVersion[] all = (PolicyVersion[]) file.read();
            PolicyVersion[] whole =
                    Stream.of(all).filter(PolicyVersion::isWhole).toArray(PolicyVersion[]::new);
            if (whole.length < all.length) {
                putAside(file.getFile().toPath());
                file.write(whole);
            }
            return whole;
        } catch (IOException | ClassCastException e) {
            LOGGER.log(Level.WARNING, e, () -> "The policies of before are not known, because " + file + " is damaged");
            putAside(file.getFile().toPath());
            return new PolicyVersion[0];
        }
    }

    private static void putAside(Path damaged) {
        try {
            Files.move(damaged, damaged.resolveSibling(NAME + ".damaged-" + UUID.randomUUID()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot put " + damaged + " aside");
        }
    }

    /** The policies of all versions that can be read, by their digests. */
    synchronized Map<String, Policy> byDigest() {
        List<PolicyVersion> all = versions();
        if (digests == null || digested != all.size()) {
            digests = Question.byDigest(
                    all.stream().flatMap(version -> version.policy().stream()).toList());
            digested = all.size();
        }
        return digests;
    }

    /** The version of a policy that has this digest, the latest of several; empty where none is known. */
    public Optional<PolicyVersion> of(String name, String digest) {
        return versions().stream()
                .filter(version -> version.name().equals(name))
                .filter(version -> version.policy()
                        .filter(policy -> policy.digest().equals(digest))
                        .isPresent())
                .reduce((earlier, later) -> later);
    }

    /**
     * Adds a version in the name of whoever puts it in force, unless the policy asks for the same as its last one, and for the same
     * applications.
     *
     * @param applications patterns of those that it is for, none where it is for none any more; {@code null} of the policy that is for
     *     all others
     */
    void note(String name, PolicySettings settings, List<String> applications) {
        note(name, settings, applications, Jenkins.getAuthentication2().getName());
    }

    /** The same of what is about to be replaced: who put it in force is not known where it is not in the history. */
    void noteReplaced(String name, PolicySettings settings, List<String> applications) {
        note(name, settings, applications, PolicyVersion.UNKNOWN);
    }

    private synchronized void note(String name, PolicySettings settings, List<String> applications, String author) {
        List<PolicyVersion> all = versions();
        Policy policy = settings.toPolicy();
        Optional<PolicyVersion> last =
                all.stream().filter(version -> version.name().equals(name)).reduce((earlier, later) -> later);
        boolean same =
                last.flatMap(PolicyVersion::policy).filter(policy::equals).isPresent()
                        && last.get().applications().equals(Optional.ofNullable(applications));
        if (same) {
            return;
        }
        PolicyVersion next = new PolicyVersion(
                name, last.map(PolicyVersion::number).orElse(0) + 1, author, clock.instant(), settings, applications);
        PolicyVersion[] more = Arrays.copyOf(versions, versions.length + 1);
        more[versions.length] = next;
        try {
            file().write(more);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "That the policy " + name + " was changed cannot be kept in " + NAME);
        }
        versions = more;
    }
}
