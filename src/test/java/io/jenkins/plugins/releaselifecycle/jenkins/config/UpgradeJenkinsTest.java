package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.policy.Enforcement;
import io.jenkins.plugins.releaselifecycle.core.policy.Periods;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.SeverityLimits;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/** Files with settings as earlier versions of the product wrote them are understood as they were meant. */
@WithJenkins
class UpgradeJenkinsTest {

    private static PolicyDraft written() {
        return new PolicyDraft()
                .exposure(Exposure.INTERNAL)
                .external(EnumSet.allOf(ScanKind.class))
                .retests(2)
                .limits(new SeverityLimits(0, 0, 30, null, null, 0, 0));
    }

    /** It knew one policy of few settings, and no roles. */
    @Test
    @LocalData
    void theFirstVersion(JenkinsRule jenkins) throws Exception {
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();

        assertThat(configuration.damage()).isNull();
        assertThat(configuration.policyInForce()).isEqualTo(written().policy());
        assertThat(configuration.getRoles()).isEmpty();
        assertThat(configuration.getPolicies()).isEmpty();
        assertThat(configuration.getProductionJobs()).isEmpty();
        jenkins.configRoundtrip();
        assertThat(new ReleaseLifecycleConfiguration().policyInForce())
                .isEqualTo(written().policy());
    }

    /** It knew roles, branches and production jobs; everything was enforced always, and at any time. */
    @Test
    @LocalData
    void beforeFreezesAndSeveralPolicies(JenkinsRule jenkins) throws Exception {
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        Periods shipped = Periods.SHIPPED;
        Policy expected = written()
                .timeZone(ZoneId.of("Asia/Shanghai"))
                .excludeCommitters(true)
                .periods(new Periods(
                        shipped.testingTerm(),
                        shipped.trialRun(),
                        shipped.shortest(),
                        shipped.longest(),
                        shipped.observation(),
                        shipped.filingTerm(),
                        Period.ofMonths(2)))
                .policy();

        assertThat(configuration.damage()).isNull();
        assertThat(configuration.policyInForce()).isEqualTo(expected);
        assertThat(configuration.policyInForce().enforcement()).isEqualTo(Enforcement.ALWAYS);
        assertThat(configuration.getRoles())
                .singleElement()
                .matches(role -> role.getRole().equals(Role.IT.id()))
                .matches(role -> role.getMembers().equals(List.of("it-lead", "release-board")));
        assertThat(configuration.getBranches()).containsExactly("main", "release/*");
        assertThat(configuration.productionJobsInForce())
                .singleElement()
                .matches(jobs -> jobs.getJobs().equals("ops/**"));
        jenkins.configRoundtrip();
        assertThat(new ReleaseLifecycleConfiguration().policyInForce()).isEqualTo(expected);
    }
}
