package io.jenkins.plugins.releaselifecycle.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Code that asks for less than the rule, or for nonsense, is refused by the name of the setting and changes nothing. */
@WithJenkins
class RefusedSettingsJenkinsTest {

    /** A setting of the policy, and what the refusal says. */
    private static final String LESS_THAN_THE_RULE = """
            timeZone: Mars/Olympus | “policy.timeZone” is “Mars/Olympus”, which is no time zone
            timeZone: '' | “policy.timeZone” is “”
            exposure: nobody | “policy.exposure” is “nobody”
            retests: 0 | “retests” is 0
            retests: 11 | “retests” is 11
            retests: one | “policy.retests” is “one”: give a whole number
            retests: -1 | “policy.retests” is “-1”
            external: ['system-vulnerability-scan'] | “external” lacks application-vulnerability-scan
            internal: [] | “internal” lacks system-vulnerability-scan
            internal: ['fuzzing'] | “policy.internal” names “fuzzing”
            limits: {high: -1} | “policy.limits.high” is “-1”
            limits: {high: ''} | “policy.limits.high” is “”
            limits: {notExamined: 1000000000} | “policy.limits.notExamined” is “1000000000”
            maxAge: none | “policy.maxAge” is “none”, which is no calendar period
            maxAge: P0D | “maxAge” is P0D
            maxAge: P999999999Y | “maxAge” is P999999999Y
            testingTerm: month | “policy.testingTerm” is “month”, which is no calendar period
            testingTerm: unlimited | “policy.testingTerm” is “unlimited”
            testingTerm: P32D | “testingTerm” is P32D and may be longer than P1M
            testingTerm: PT1H | “policy.testingTerm” is “PT1H”
            trialRun: {usual: long} | “policy.trialRun.usual” is “long”
            trialRun: {shortest: ''} | “policy.trialRun.shortest” is “”
            trialRun: {longest: P1} | “policy.trialRun.longest” is “P1”
            trialRun: {shortest: P4M} | “trialRun.shortest” is P4M
            trialRun: {longest: P2M} | “trialRun.usual” is P3M
            observation: soon | “policy.observation” is “soon”
            observation: P4M | “observation” is P4M
            filingTerm: P-1M | “filingTerm” is P-1M
            filingTerm: P2M | “filingTerm” is P2M and may be longer than P1M
            filingLevel: 3 | “filingLevel” is 3
            filingLevel: two | “policy.filingLevel” is “two”: give a whole number
            stableRun: P30D | “stableRun” is P30D and may be shorter than P1M
            stableRun: none | “policy.stableRun” is “none”
            gates: {install: {decidedBy: []}} | “policy.gates.install.decidedBy” cannot be accepted. “decidedBy” names no role
            gates: {install: {decidedBy: [{role: boss}]}} | “policy.gates.install.decidedBy.role” is “boss”, which is no role
            gates: {install: {decidedBy: [{quorum: 2}]}} | “policy.gates.install.decidedBy.role” is “”
            gates: {install: {decidedBy: [{role: business}]}} | “gates.install.decidedBy” asks less
            gates: {goLive: {decidedBy: [{role: it}]}} | “gates.goLive.decidedBy” asks less
            gates: {change: {decidedBy: [{role: it}, {role: it}]}} | “policy.gates.change.decidedBy” cannot be accepted. “decidedBy” names “it” twice
            gates: {retire: {decidedBy: [{role: it, quorum: 0}]}} | “policy.gates.retire.decidedBy” cannot be accepted. The quorum of “it” is 0
            gates: {retire: {decidedBy: [{role: it, quorum: all}]}} | “policy.gates.retire.decidedBy.quorum” is “all”
            gates: {retire: {decidedBy: [{role: it, round: 6}]}} | “policy.gates.retire.decidedBy” cannot be accepted. The round of “it” is 6
            gates: {retire: {decidedBy: [{role: it, round: last}]}} | “policy.gates.retire.decidedBy.round” is “last”
            gates: {handover: {decidedBy: [{role: business}, {role: operations}, {role: it}]}} | “gates.handover.decidedBy” asks less
            gates: {change: {documents: [diary]}} | “policy.gates.change.documents” names “diary”, which is no kind of document
            gates: {change: {requirements: [D9]}} | “policy.gates.change.requirements” names “D9”, which cannot be added to a gate: choose from [A1
            gates: {change: {requirements: [Z9]}} | “policy.gates.change.requirements” names “Z9”
            waivers: {decidedBy: []} | “policy.waivers.decidedBy” cannot be accepted. “decidedBy” names no role
            waivers: {excluded: [Z9]} | “policy.waivers.excluded” names “Z9”, which is no requirement
            waivers: {excluded: [A7]} | “waivers.excluded” names A7
            """;

    private static final String NO_ROLES = """
            [{role: boss, members: [alice]}] | “roles.role” is “boss”, which is no role
            [{members: [alice]}] | “roles.role” is “”
            [{role: it, members: [alice]}, {role: it, members: [bob]}] | “roles” names “it” twice
            """;

    private static final String UNKNOWN = """
            policy: {retest: 2} | Invalid configuration elements
            policy: {scope: security-tests} | Invalid configuration elements
            policy: {trialRun: {most: P3M}} | Invalid configuration elements
            policy: {gates: {go-live: {decidedBy: [{role: it}]}}} | Invalid configuration elements
            policy: {gates: {install: {without: [A1]}}} | Invalid configuration elements
            policy: {gates: {install: {decidedBy: [{role: it, people: 2}]}}} | Invalid configuration elements
            policy: {waivers: {never: [C4]}} | Invalid configuration elements
            roles: [{role: it, people: [alice]}] | Invalid configuration elements
            rules: [] | Invalid configuration elements
            """;

    @TempDir
    private Path dir;

    @BeforeEach
    void rule(JenkinsRule rule) {
        assertThat(rule.jenkins).isNotNull();
    }

    @Test
    void aPolicyThatAsksForLessThanTheRuleOrForNonsenseIsRefused() {
        refuse("policy: {%s}", LESS_THAN_THE_RULE);
    }

    @Test
    void rolesThatTheRuleDoesNotKnowOrThatStandTwiceAreRefused() {
        refuse("roles: %s", NO_ROLES);
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() {
        refuse("%s", UNKNOWN);
    }

    private void refuse(String place, String rows) {
        ReleaseLifecycleConfiguration configuration = ReleaseLifecycleConfiguration.get();
        SoftAssertions.assertSoftly(all -> rows.lines()
                .map(row -> row.split(" \\| "))
                .forEach(row -> {
                    String yaml = "unclassified:\n  releaseLifecycle:\n    " + place.formatted(row[0]) + "\n";
                    all.assertThatThrownBy(() -> SettingsAsCode.load(dir, yaml))
                            .as(row[0])
                            .hasStackTraceContaining(row[1]);
                    all.assertThat(configuration.policyInForce()).as(row[0]).isEqualTo(Policy.SHIPPED);
                    all.assertThat(configuration.getRoles()).as(row[0]).isEmpty();
                }));
    }
}
