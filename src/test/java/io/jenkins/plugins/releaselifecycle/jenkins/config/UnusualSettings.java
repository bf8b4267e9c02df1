package io.jenkins.plugins.releaselifecycle.jenkins.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings of which each differs from the shipped one. */
final class UnusualSettings {

    private UnusualSettings() {}

    static PolicySettings policy() {
        PolicySettings settings = new PolicySettings();
        settings.setTimeZone("Asia/Shanghai");
        settings.setExposure("internal");
        settings.setExternal(List.of(
                "system-vulnerability-scan",
                "application-vulnerability-scan",
                "penetration-test",
                "code-audit",
                "baseline-assessment"));
        settings.setInternal(List.of("system-vulnerability-scan", "application-vulnerability-scan", "code-audit"));
        settings.setRetests("3");
        settings.setLimits(limits());
        settings.setMaxAge("P90D");
        settings.setTestingTerm("P3W");
        settings.setTrialRun(trialRun());
        settings.setObservation("P45D");
        settings.setFilingTerm("P20D");
        settings.setFilingLevel("1");
        settings.setStableRun("P2M");
        settings.setExcludeCommitters(true);
        settings.setGates(gates());
        settings.setWaivers(waivers());
        settings.setEnforceFrom("2027-02-01");
        settings.setCalendar(calendar());
        settings.setBreakGlass(List.of("it", "operations"));
        return settings;
    }

    private static LimitSettings limits() {
        LimitSettings limits = new LimitSettings();
        limits.setCritical("1");
        limits.setHigh("2");
        limits.setMedium("30");
        limits.setLow("400");
        limits.setInfo("500");
        limits.setUnknown("4");
        limits.setNotExamined("unlimited");
        return limits;
    }

    private static TrialRunSettings trialRun() {
        TrialRunSettings run = new TrialRunSettings();
        run.setUsual("P6M");
        run.setShortest("P2M");
        run.setLongest("P2Y");
        return run;
    }

    private static GatesSettings gates() {
        GatesSettings gates = new GatesSettings();
        gates.setInstall(gate(role("it", 2, 1)));
        gates.setGoLive(gate(role("it", 1, 1), role("business", 1, 1), role("development", 1, 1)));
        gates.setHandover(gate(role("business", 1, 1), role("operations", 1, 2), role("it", 1, 3)));
        gates.setAcceptance(gate(
                role("technical-review", 3, 1),
                role("production-readiness", 2, 1),
                role("document-review", 1, 2),
                role("it", 1, 4)));
        gates.setChange(gate(role("operations", 1, 1), role("it", 1, 2)));
        gates.setRetire(gate(role("business", 2, 1), role("it", 2, 1), role("operations", 1, 5)));
        return gates;
    }

    private static GateSettings gate(DecidingRoleSettings... roles) {
        GateSettings gate = new GateSettings();
        gate.setDecidedBy(List.of(roles));
        gate.setDocuments(List.of("support-contacts", "technical-archive"));
        gate.setRequirements(List.of("A3", "C4", "F2"));
        return gate;
    }

    private static DecidingRoleSettings role(String id, int quorum, int round) {
        DecidingRoleSettings role = new DecidingRoleSettings(id);
        role.setQuorum(Integer.toString(quorum));
        role.setRound(Integer.toString(round));
        return role;
    }

    private static WaiverSettings waivers() {
        WaiverSettings waivers = new WaiverSettings();
        waivers.setDecidedBy(List.of(role("business", 2, 1), role("operations", 1, 2)));
        waivers.setExcluded(List.of("A2", "C5", "E8"));
        return waivers;
    }

    private static CalendarSettings calendar() {
        BusinessHoursSettings hours = new BusinessHoursSettings();
        hours.setDays(List.of("monday", "wednesday"));
        hours.setFrom("09:30");
        hours.setUntil("17:00");
        CalendarSettings calendar = new CalendarSettings();
        calendar.setFreezes(List.of(
                new FreezeSettings("year end", "2026-12-20T00:00", "2027-01-05T08:00"),
                new FreezeSettings("春节", "2027-02-05T18:00", "2027-02-13T00:00")));
        calendar.setBusinessHours(hours);
        return calendar;
    }

    static List<RoleSettings> roles() {
        return List.of(
                role("it", "it-lead", "CN=IT department,OU=groups"),
                role("business", "business-lead"),
                role("operations"));
    }

    static RoleSettings role(String id, String... members) {
        RoleSettings role = new RoleSettings(id);
        role.setMembers(Arrays.asList(members));
        return role;
    }

    static List<ProductionJobSettings> productionJobs() {
        ProductionJobSettings folder = new ProductionJobSettings("ops/**");
        folder.setApplication("shop/portal");
        folder.setVersionParameter("VERSION");
        return List.of(folder, new ProductionJobSettings("deploy-*"));
    }

    static List<List<String>> jobs(List<ProductionJobSettings> productionJobs) {
        return productionJobs.stream()
                .map(jobs -> List.of(jobs.getJobs(), jobs.getApplication(), jobs.getVersionParameter()))
                .toList();
    }

    static Map<String, List<String>> words() {
        return words(roles());
    }

    static Map<String, List<String>> words(List<RoleSettings> roles) {
        Map<String, List<String>> words = new TreeMap<>();
        roles.forEach(role -> words.put(role.getRole(), role.getMembers()));
        return words;
    }
}
