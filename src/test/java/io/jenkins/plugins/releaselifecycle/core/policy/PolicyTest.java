package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static Policy policy(Set<ScanKind> external, Set<ScanKind> internal, int retests) {
        return new Policy(
                PolicyScope.SECURITY_TESTS, Exposure.EXTERNAL, external, internal, retests, SeverityLimits.SHIPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScanKind.class,
            names = {
                "SYSTEM_VULNERABILITY_SCAN",
                "APPLICATION_VULNERABILITY_SCAN",
                "PENETRATION_TEST",
                "BASELINE_ASSESSMENT"
            })
    void noKindOfTheRuleCanBeLeftOutForExternalApplications(ScanKind kind) {
        Set<ScanKind> less = new HashSet<>(Policy.SHIPPED.external());
        less.remove(kind);
        assertThatThrownBy(() -> policy(less, Policy.SHIPPED.internal(), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“external” lacks " + kind.id())
                .hasMessageContaining("C2");
    }

    @Test
    void noKindOfTheRuleCanBeLeftOutForInternalApplications() {
        assertThatThrownBy(() -> policy(Policy.SHIPPED.external(), EnumSet.of(ScanKind.SYSTEM_VULNERABILITY_SCAN), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“internal” lacks application-vulnerability-scan");
    }

    @Test
    void anExternalApplicationNeedsWhateverAnInternalOneNeeds() {
        Set<ScanKind> internal = new HashSet<>(Policy.SHIPPED.internal());
        internal.add(ScanKind.CODE_AUDIT);
        assertThatThrownBy(() -> policy(Policy.SHIPPED.external(), internal, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“external” lacks code-audit");
        Set<ScanKind> external = EnumSet.allOf(ScanKind.class);
        assertThat(policy(external, internal, 1).internal()).contains(ScanKind.CODE_AUDIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void retestsAreBetweenOneAndTen(int retests) {
        assertThatThrownBy(() -> policy(Policy.SHIPPED.external(), Policy.SHIPPED.internal(), retests))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("“retests” is " + retests);
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> new SeverityLimits(0, -1, null, null, null, 0, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("limits.high");
    }

    @Test
    void theDigestChangesWithEverySetting() {
        Set<ScanKind> all = EnumSet.allOf(ScanKind.class);
        Set<String> digests = new HashSet<>();
        digests.add(Policy.SHIPPED.digest());
        digests.add(policy(all, Policy.SHIPPED.internal(), 1).digest());
        digests.add(policy(all, all, 1).digest());
        digests.add(
                policy(Policy.SHIPPED.external(), Policy.SHIPPED.internal(), 2).digest());
        digests.add(new Policy(
                        PolicyScope.SECURITY_TESTS,
                        Exposure.INTERNAL,
                        Policy.SHIPPED.external(),
                        Policy.SHIPPED.internal(),
                        1,
                        SeverityLimits.SHIPPED)
                .digest());
        assertThat(digests).hasSize(5);
        assertThat(policy(Policy.SHIPPED.external(), Policy.SHIPPED.internal(), 1)
                        .digest())
                .isEqualTo(Policy.SHIPPED.digest());
    }
}
