package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicySetting;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One version of a policy, and in what it differs from the one before it.
 *
 * @param differences none where the file was changed into something that is no policy
 */
@Restricted(NoExternalUse.class)
public record PolicyRow(PolicyVersion version, List<Difference> differences) {

    private static final String NONE = "[]";

    /** A setting in both versions, in the words of configuration as code. */
    public record Difference(String key, String before, String after) {

        public String getKey() {
            return key;
        }

        public String getBefore() {
            return before;
        }

        public String getAfter() {
            return after;
        }
    }

    /** @param before the version before it of that name; the first one is compared with the policy as it ships */
    static PolicyRow of(PolicyVersion version, Optional<PolicyVersion> before) {
        Policy old = before.flatMap(PolicyVersion::policy).orElse(Policy.SHIPPED);
        List<Difference> differences = new ArrayList<>();
        applications(version, before).ifPresent(differences::add);
        version.policy().ifPresent(now -> differences.addAll(differences(old, now)));
        return new PolicyRow(version, differences);
    }

    private static Optional<Difference> applications(PolicyVersion version, Optional<PolicyVersion> before) {
        String now = version.applications().map(PolicyRow::words).orElse(NONE);
        String then = before.flatMap(PolicyVersion::applications)
                .map(PolicyRow::words)
                .orElse(NONE);
        return now.equals(then) ? Optional.empty() : Optional.of(new Difference("applications", then, now));
    }

    private static String words(List<String> patterns) {
        return patterns.isEmpty() ? NONE : String.join(", ", patterns);
    }

    private static List<Difference> differences(Policy old, Policy now) {
        List<PolicySetting> before = PolicySetting.of(old);
        List<PolicySetting> after = PolicySetting.of(now);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!before.get(i).value().equals(after.get(i).value())) {
                differences.add(new Difference(
                        after.get(i).key(), before.get(i).value(), after.get(i).value()));
            }
        }
        return differences;
    }

    public String getName() {
        return version.name();
    }

    public int getNumber() {
        return version.number();
    }

    public String getAuthor() {
        return version.author().isEmpty() ? Messages.PolicyRow_unknown() : version.author();
    }

    public String getAt() {
        return Wording.of(version.at());
    }

    /** Whether it cannot be read any more. */
    public boolean isLost() {
        return version.policy().isEmpty();
    }

    public List<Difference> getDifferences() {
        return differences;
    }
}
