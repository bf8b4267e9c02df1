package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** Every method that the web can reach stands here with the permission that it asks for; a new one fails this test. */
class WebMethodsTest {

    private static final Set<String> PERMISSION_OWNERS =
            Set.of("jenkins.model.Jenkins", "hudson.model.Item", LifecyclePermissions.class.getName());
    private static final Pattern WEB_METHOD = Pattern.compile("do[A-Z].*");

    /** What only shows something or gives it away, and changes nothing. */
    private static final Set<String> READING = Set.of(
            "FleetPage.doCalendar",
            "FleetPage.doCsv",
            "LifecycleTab.doBadge",
            "LifecycleTab.doCalendar",
            "LifecycleTab.doCheckpoint",
            "LifecycleTab.doDossier",
            "LifecycleTab.doExport",
            "LifecycleTab.doIndex",
            "RecordsLink.doCheckpoint",
            "RecordsLink.doPublicKey",
            "RecordsLink.doRow");

    /**
     * What looks itself which kind of request an address takes; RestJenkinsTest and FleetApiJenkinsTest call every address in every
     * other way.
     */
    private static final Set<String> ADDRESSES = Set.of("FleetApi.doV1", "RestApi.doV1");

    @Test
    void everyWebMethodIsKnownTakesOnlyPostAndAsksForAPermission() {
        TreeMap<String, String> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("io.jenkins.plugins.releaselifecycle.jenkins")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PUBLIC)
                        && WEB_METHOD.matcher(method.getName()).matches()) {
                    String name = method.getOwner().getName().replaceFirst(".*\\.", "") + "." + method.getName();
                    assertThat(ADDRESSES.contains(name)
                                    || method.isAnnotatedWith(READING.contains(name) ? GET.class : POST.class))
                            .as(name + " takes only one kind of request")
                            .isTrue();
                    found.put(name, permission(method));
                }
            }
        }
        TreeMap<String, String> known = new TreeMap<>();
        known.put("ApplicationProperty$DescriptorImpl.doCheckExposure", "CONFIGURE");
        known.put("ApplicationProperty$DescriptorImpl.doCheckRecorders", "CONFIGURE");
        known.put("ApplicationProperty$DescriptorImpl.doFillExposureItems", "READ");
        known.put("ProjectProperty$DescriptorImpl.doCheckExposure", "CONFIGURE");
        known.put("ProjectProperty$DescriptorImpl.doCheckRecorders", "CONFIGURE");
        known.put("ProjectProperty$DescriptorImpl.doFillExposureItems", "READ");
        known.put("ReleaseLifecycleConfiguration.doCheckBranches", "MANAGE_POLICY");
        known.put("FleetApi.doV1", "READ");
        known.put("FleetPage.doCalendar", "READ");
        known.put("FleetPage.doCsv", "READ");
        known.put("LifecycleTab.doBadge", "READ");
        known.put("LifecycleTab.doCalendar", "READ");
        known.put("LifecycleTab.doCheckpoint", "READ");
        known.put("LifecycleTab.doDeclareInternal", "ADMINISTER");
        known.put("LifecycleTab.doDossier", "READ_RECORD");
        known.put("LifecycleTab.doExport", "READ_RECORD");
        known.put("LifecycleTab.doIndex", "READ");
        known.put("LifecycleTab.doRecord", "READ");
        known.put("RestApi.doV1", "READ");
        for (String limit : new String[] {"Critical", "High", "Medium", "Low", "Info", "Unknown", "NotExamined"}) {
            known.put("LimitSettings$DescriptorImpl.doCheck" + limit, "MANAGE_POLICY");
        }
        for (String setting : new String[] {
            "TimeZone",
            "Retests",
            "MaxAge",
            "TestingTerm",
            "Observation",
            "FilingTerm",
            "FilingLevel",
            "StableRun",
            "EnforceFrom"
        }) {
            known.put("PolicySettingsDescriptor.doCheck" + setting, "MANAGE_POLICY");
        }
        known.put("PolicySettingsDescriptor.doFillExposureItems", "READ");
        for (String limit : new String[] {"Size", "Expansion", "Depth", "Results", "Text", "Evidence"}) {
            known.put("ReportSettings$DescriptorImpl.doCheck" + limit, "MANAGE_POLICY");
        }
        known.put("RecordSecurityScanStep$DescriptorImpl.doFillEnvironmentItems", "READ");
        for (String length : new String[] {"Usual", "Shortest", "Longest"}) {
            known.put("TrialRunSettings$DescriptorImpl.doCheck" + length, "MANAGE_POLICY");
        }
        known.put("DecidingRoleSettings$DescriptorImpl.doCheckQuorum", "MANAGE_POLICY");
        known.put("DecidingRoleSettings$DescriptorImpl.doCheckRound", "MANAGE_POLICY");
        known.put("DecidingRoleSettings$DescriptorImpl.doFillRoleItems", "READ");
        known.put("ProductionJobProperty$DescriptorImpl.doCheckApplication", "CONFIGURE");
        known.put("ProductionJobSettings$DescriptorImpl.doCheckApplication", "MANAGE_POLICY");
        known.put("ProductionJobSettings$DescriptorImpl.doCheckJobs", "MANAGE_POLICY");
        known.put("ProductionJobsLink.doRelease", "ADMINISTER");
        known.put("ProductionJobsLink.doRenew", "ADMINISTER");
        known.put("NamedPolicySettings$DescriptorImpl.doCheckApplications", "MANAGE_POLICY");
        known.put("NamedPolicySettings$DescriptorImpl.doCheckName", "MANAGE_POLICY");
        known.put("RoleSettings$DescriptorImpl.doCheckFolder", "MANAGE_POLICY");
        known.put("RoleSettings$DescriptorImpl.doFillRoleItems", "READ");
        for (String end : new String[] {"From", "Until"}) {
            known.put("FreezeSettings$DescriptorImpl.doCheck" + end, "MANAGE_POLICY");
            known.put("BusinessHoursSettings$DescriptorImpl.doCheck" + end, "MANAGE_POLICY");
        }
        known.put("WebhookSettings$DescriptorImpl.doCheckUrl", "MANAGE_POLICY");
        known.put("PoliciesLink.doWhatIf", "MANAGE_POLICY");
        known.put("RecordsLink.doAdopt", "MANAGE_POLICY");
        known.put("RecordsLink.doCheckpoint", "MANAGE_POLICY");
        known.put("RecordsLink.doPublicKey", "MANAGE_POLICY");
        known.put("RecordsLink.doReopen", "MANAGE_POLICY");
        known.put("RecordsLink.doRow", "MANAGE_POLICY");
        known.put("RecordsLink.doTrustClock", "MANAGE_POLICY");
        known.put("RecordSecurityScanStep$DescriptorImpl.doFillFormatItems", "READ");
        known.put("RecordSecurityScanStep$DescriptorImpl.doFillKindItems", "READ");
        known.put("RecordChangeStep$DescriptorImpl.doFillScopeItems", "READ");
        known.put("RecordDocumentStep$DescriptorImpl.doFillKindItems", "READ");
        known.put("RecordIncidentStep$DescriptorImpl.doFillImpactItems", "READ");
        known.put("RecordTestStep$DescriptorImpl.doFillEnvironmentItems", "READ");
        known.put("RecordTrainingStep$DescriptorImpl.doFillAudienceItems", "READ");
        assertThat(found).isEqualTo(known);
    }

    /** The permission that the method, or a private one that it calls, names. */
    private static String permission(JavaMethod method) {
        return method.getFieldAccesses().stream()
                .filter(access ->
                        PERMISSION_OWNERS.contains(access.getTarget().getOwner().getName()))
                .map(access -> access.getTarget().getName())
                .findFirst()
                .or(() -> method.getMethodCallsFromSelf().stream()
                        .flatMap(call -> call.getTarget().resolveMember().stream())
                        .filter(called -> called.getOwner().equals(method.getOwner()))
                        .map(WebMethodsTest::permission)
                        .filter(permission -> !permission.isEmpty())
                        .findFirst())
                .orElse("");
    }
}
