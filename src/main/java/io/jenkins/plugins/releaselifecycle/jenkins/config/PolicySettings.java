package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.policy.Enforcement;
import io.jenkins.plugins.releaselifecycle.core.policy.Periods;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The policy as an administrator writes it, in the form or as code. Whatever is left out is as in the rule; an unlimited
 * number of findings has to be asked for by name.
 *
 * <p>What names several things is kept in arrays: from a list, Jenkins leaves out what it cannot read in a damaged file
 * and says nothing, so that the policy would ask for less.
 */
public class PolicySettings extends AbstractDescribableImpl<PolicySettings> {

    /** Only files of the first version have it; they name none of the settings that came after. */
    private transient String scope;

    private String timeZone = "UTC";
    private String exposure = Policy.SHIPPED.exposure().id();
    private String[] external = ids(Policy.SHIPPED.external());
    private String[] internal = ids(Policy.SHIPPED.internal());
    private String retests = Integer.toString(Policy.SHIPPED.retests());
    private LimitSettings limits = new LimitSettings();
    private String maxAge = Setting.UNLIMITED;
    private String testingTerm = Periods.SHIPPED.testingTerm().toString();
    private TrialRunSettings trialRun = new TrialRunSettings();
    private String observation = Periods.SHIPPED.observation().toString();
    private String filingTerm = Periods.SHIPPED.filingTerm().toString();
    private String filingLevel = Integer.toString(Policy.SHIPPED.filingLevel());
    private String stableRun = Periods.SHIPPED.stableRun().toString();
    /** Not in files from before there was such a choice: nobody was excluded then. */
    private String excludeCommitters = "false";

    private GatesSettings gates = new GatesSettings();
    private WaiverSettings waivers = new WaiverSettings();

    /** Not in files from before there were this one and the two after it: then it was enforced always, and at any time. */
    private String enforceFrom = Setting.ALWAYS;

    private CalendarSettings calendar = new CalendarSettings();
    private String[] breakGlass = {};

    @DataBoundConstructor
    public PolicySettings() {
        // everything has a default: the rule itself
    }

    static PolicySettings bind(StaplerRequest2 request, JSONObject form) {
        emptyWhereNothingIsChosen(form, "external", "internal");
        if (form.has("gates")) {
            for (Gate gate : Gate.values()) {
                emptyWhereNothingIsChosen(
                        form.getJSONObject("gates").getJSONObject(gate.key()),
                        "decidedBy",
                        "documents",
                        "requirements");
            }
        }
        if (form.has("waivers")) {
            emptyWhereNothingIsChosen(form.getJSONObject("waivers"), "decidedBy", "excluded");
        }
        emptyWhereNothingIsChosen(form, "breakGlass");
        if (form.has("calendar")) {
            JSONObject calendar = form.getJSONObject("calendar");
            emptyWhereNothingIsChosen(calendar, "freezes");
            if (calendar.has("businessHours")) {
                emptyWhereNothingIsChosen(calendar.getJSONObject("businessHours"), "days");
            }
        }
        return request.bindJSON(PolicySettings.class, form);
    }

    private static void emptyWhereNothingIsChosen(JSONObject form, String... keys) {
        for (String key : keys) {
            if (!form.has(key)) {
                form.put(key, new JSONArray());
            }
        }
    }

    private static String[] ids(Collection<ScanKind> kinds) {
        return kinds.stream().map(ScanKind::id).toArray(String[]::new);
    }

    /** Whether it comes from a file of the first version, which knew nothing of the roles beside it. */
    boolean isFromBeforeRoles() {
        return scope != null;
    }

    private Object readResolve() {
        if (enforceFrom == null && calendar == null && breakGlass == null) {
            enforceFrom = Setting.ALWAYS;
            calendar = new CalendarSettings();
            breakGlass = new String[0];
        }
        if (scope == null) {
            return this;
        }
        PolicySettings settings = new PolicySettings();
        settings.scope = scope;
        settings.exposure = exposure;
        settings.external = external;
        settings.internal = internal;
        settings.retests = retests;
        settings.limits = limits;
        return settings;
    }

    /** @throws InvalidInputException naming the setting that cannot be accepted */
    Policy toPolicy() {
        PolicyDraft draft = new PolicyDraft()
                .timeZone(setting("timeZone", timeZone).zone())
                .exposure(setting("exposure", exposure).exposure())
                .external(kinds("external", external))
                .internal(kinds("internal", internal))
                .retests(setting("retests", retests).number())
                .limits(Setting.required("policy.limits", limits).toLimits())
                .maxAge(setting("maxAge", maxAge).age())
                .periods(periods())
                .filingLevel(setting("filingLevel", filingLevel).number())
                .excludeCommitters(setting("excludeCommitters", excludeCommitters == null ? "false" : excludeCommitters)
                        .truth())
                .waivers(Setting.required("policy.waivers", waivers).toTerms())
                .enforcement(new Enforcement(
                        Optional.ofNullable(setting("enforceFrom", enforceFrom).dayOrAlways())))
                .calendar(Setting.required("policy.calendar", calendar).toCalendar())
                .breakGlass(emergencyRoles());
        for (Gate gate : Gate.values()) {
            GatesSettings all = Setting.required("policy.gates", gates);
            draft.gate(gate, all.toDecision(gate)).additions(gate, all.toAdditions(gate));
        }
        return Setting.within("policy", draft::policy);
    }

    private Set<Role> emergencyRoles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String id : Setting.required("policy.breakGlass", breakGlass)) {
            roles.add(setting("breakGlass", id).role());
        }
        return roles;
    }

    private Periods periods() {
        TrialRunSettings run = Setting.required("policy.trialRun", trialRun);
        Period testing = setting("testingTerm", testingTerm).period();
        Period usual = run.toUsual();
        Period shortest = run.toShortest();
        Period longest = run.toLongest();
        Period observed = setting("observation", observation).period();
        Period filing = setting("filingTerm", filingTerm).period();
        Period stable = setting("stableRun", stableRun).period();
        return Setting.within("policy", () -> new Periods(testing, usual, shortest, longest, observed, filing, stable));
    }

    static Setting setting(String key, String given) {
        return new Setting("policy." + key, given);
    }

    private static Set<ScanKind> kinds(String key, String[] ids) {
        Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
        for (String id : Setting.required("policy." + key, ids)) {
            kinds.add(setting(key, id).kind());
        }
        return kinds;
    }

    public String getTimeZone() {
        return timeZone;
    }

    @DataBoundSetter
    public void setTimeZone(String timeZone) {
        this.timeZone = Setting.stripped(timeZone);
    }

    public String getExposure() {
        return exposure;
    }

    @DataBoundSetter
    public void setExposure(String exposure) {
        this.exposure = Setting.stripped(exposure);
    }

    public List<String> getExternal() {
        return external == null ? null : Arrays.asList(external);
    }

    @DataBoundSetter
    public void setExternal(List<String> external) {
        this.external = external.toArray(String[]::new);
    }

    public List<String> getInternal() {
        return internal == null ? null : Arrays.asList(internal);
    }

    @DataBoundSetter
    public void setInternal(List<String> internal) {
        this.internal = internal.toArray(String[]::new);
    }

    public String getRetests() {
        return retests;
    }

    @DataBoundSetter
    public void setRetests(String retests) {
        this.retests = Setting.stripped(retests);
    }

    public LimitSettings getLimits() {
        return limits;
    }

    @DataBoundSetter
    public void setLimits(LimitSettings limits) {
        this.limits = limits;
    }

    public String getMaxAge() {
        return maxAge;
    }

    @DataBoundSetter
    public void setMaxAge(String maxAge) {
        this.maxAge = Setting.stripped(maxAge);
    }

    public String getTestingTerm() {
        return testingTerm;
    }

    @DataBoundSetter
    public void setTestingTerm(String testingTerm) {
        this.testingTerm = Setting.stripped(testingTerm);
    }

    public TrialRunSettings getTrialRun() {
        return trialRun;
    }

    @DataBoundSetter
    public void setTrialRun(TrialRunSettings trialRun) {
        this.trialRun = trialRun;
    }

    public String getObservation() {
        return observation;
    }

    @DataBoundSetter
    public void setObservation(String observation) {
        this.observation = Setting.stripped(observation);
    }

    public String getFilingTerm() {
        return filingTerm;
    }

    @DataBoundSetter
    public void setFilingTerm(String filingTerm) {
        this.filingTerm = Setting.stripped(filingTerm);
    }

    public String getFilingLevel() {
        return filingLevel;
    }

    @DataBoundSetter
    public void setFilingLevel(String filingLevel) {
        this.filingLevel = Setting.stripped(filingLevel);
    }

    public boolean isExcludeCommitters() {
        return Boolean.parseBoolean(excludeCommitters);
    }

    /** Whether whoever committed to a version decides nothing on it. */
    @DataBoundSetter
    public void setExcludeCommitters(boolean excludeCommitters) {
        this.excludeCommitters = Boolean.toString(excludeCommitters);
    }

    public String getEnforceFrom() {
        return enforceFrom;
    }

    /** @param enforceFrom a day before which closed gates only warn, or {@code always} */
    @DataBoundSetter
    public void setEnforceFrom(String enforceFrom) {
        this.enforceFrom = Setting.stripped(enforceFrom);
    }

    public CalendarSettings getCalendar() {
        return calendar;
    }

    @DataBoundSetter
    public void setCalendar(CalendarSettings calendar) {
        this.calendar = calendar;
    }

    public List<String> getBreakGlass() {
        return breakGlass == null ? null : Arrays.asList(breakGlass);
    }

    /** @param breakGlass ids of the roles that may take a deployment through a closed gate in an emergency */
    @DataBoundSetter
    public void setBreakGlass(List<String> breakGlass) {
        this.breakGlass = breakGlass.toArray(String[]::new);
    }

    public String getStableRun() {
        return stableRun;
    }

    @DataBoundSetter
    public void setStableRun(String stableRun) {
        this.stableRun = Setting.stripped(stableRun);
    }

    public GatesSettings getGates() {
        return gates;
    }

    @DataBoundSetter
    public void setGates(GatesSettings gates) {
        this.gates = gates;
    }

    public WaiverSettings getWaivers() {
        return waivers;
    }

    @DataBoundSetter
    public void setWaivers(WaiverSettings waivers) {
        this.waivers = waivers;
    }
}
