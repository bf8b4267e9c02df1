package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyScope;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The policy as an administrator writes it, in the form or as code. Whatever is left out is as in the rule; an unlimited
 * number of findings has to be asked for by name.
 */
public class PolicySettings extends AbstractDescribableImpl<PolicySettings> {

    private String scope = Policy.SHIPPED.scope().id();
    private String exposure = Policy.SHIPPED.exposure().id();
    private List<String> external = ids(Policy.SHIPPED.external());
    private List<String> internal = ids(Policy.SHIPPED.internal());
    private int retests = Policy.SHIPPED.retests();
    private LimitSettings limits = new LimitSettings();

    @DataBoundConstructor
    public PolicySettings() {
        // everything has a default: the rule itself
    }

    static PolicySettings bind(StaplerRequest2 request, JSONObject form) {
        for (String kinds : List.of("external", "internal")) {
            if (!form.has(kinds)) {
                form.put(kinds, List.of());
            }
        }
        return request.bindJSON(PolicySettings.class, form);
    }

    private static List<String> ids(Collection<ScanKind> kinds) {
        return new ArrayList<>(kinds.stream().map(ScanKind::id).toList());
    }

    /** @throws InvalidInputException naming the setting that cannot be accepted */
    Policy toPolicy() {
        if (!PolicyScope.SECURITY_TESTS.id().equals(scope)) {
            throw refused("policy.scope", "scope", scope, PolicyScope.SECURITY_TESTS.id());
        }
        Exposure floor = Exposure.of(exposure)
                .orElseThrow(() -> refused("policy.exposure", "exposure", exposure, Exposure.ids()));
        return new Policy(
                PolicyScope.SECURITY_TESTS,
                floor,
                kinds("external", external),
                kinds("internal", internal),
                retests,
                Optional.ofNullable(limits).orElseThrow(() -> missing("limits")).toLimits());
    }

    private static InvalidInputException missing(String setting) {
        return new InvalidInputException(Message.of(PolicySettings.class, "policy.missing", setting));
    }

    private static Set<ScanKind> kinds(String setting, List<String> ids) {
        if (ids == null) {
            throw missing(setting);
        }
        Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
        for (String id : ids) {
            kinds.add(ScanKind.of(id).orElseThrow(() -> refused("policy.kind", setting, id, ScanKind.ids())));
        }
        return kinds;
    }

    static InvalidInputException refused(String key, String setting, String given, Object possible) {
        return new InvalidInputException(Message.of(
                PolicySettings.class, key, setting, Shown.of(String.valueOf(given)), String.valueOf(possible)));
    }

    public String getScope() {
        return scope;
    }

    @DataBoundSetter
    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getExposure() {
        return exposure;
    }

    @DataBoundSetter
    public void setExposure(String exposure) {
        this.exposure = exposure;
    }

    public List<String> getExternal() {
        return external;
    }

    @DataBoundSetter
    public void setExternal(List<String> external) {
        this.external = new ArrayList<>(external);
    }

    public List<String> getInternal() {
        return internal;
    }

    @DataBoundSetter
    public void setInternal(List<String> internal) {
        this.internal = new ArrayList<>(internal);
    }

    public int getRetests() {
        return retests;
    }

    @DataBoundSetter
    public void setRetests(int retests) {
        this.retests = retests;
    }

    public LimitSettings getLimits() {
        return limits;
    }

    @DataBoundSetter
    public void setLimits(LimitSettings limits) {
        this.limits = limits;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<PolicySettings> {

        /** All kinds of security test, for the form. */
        public ScanKind[] getKinds() {
            return ScanKind.values();
        }

        public String label(ScanKind kind) {
            return Wording.of(kind);
        }

        @POST
        public ListBoxModel doFillExposureItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.PolicySettings_exposure_external(), Exposure.EXTERNAL.id());
            items.add(Messages.PolicySettings_exposure_internal(), Exposure.INTERNAL.id());
            return items;
        }

        @POST
        public ListBoxModel doFillScopeItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return new ListBoxModel(
                    new ListBoxModel.Option(Wording.of(PolicyScope.SECURITY_TESTS), PolicyScope.SECURITY_TESTS.id()));
        }
    }
}
