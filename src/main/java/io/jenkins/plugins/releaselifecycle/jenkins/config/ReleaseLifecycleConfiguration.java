package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.StaplerRequest2;

/** The administrator's settings. */
@Extension
@Symbol("releaseLifecycle")
public class ReleaseLifecycleConfiguration extends GlobalConfiguration {

    /** Missing only where the file with the settings is there and cannot be understood. */
    private PolicySettings policy;

    public ReleaseLifecycleConfiguration() {
        load();
        if (policy == null && !getConfigFile().exists()) {
            policy = new PolicySettings();
        }
    }

    public static ReleaseLifecycleConfiguration get() {
        return ExtensionList.lookupSingleton(ReleaseLifecycleConfiguration.class);
    }

    public PolicySettings getPolicy() {
        return policy;
    }

    /** @throws InvalidInputException where the settings ask for less than the rule or are not settings at all */
    public void setPolicy(PolicySettings policy) {
        policy.toPolicy();
        this.policy = policy;
        save();
    }

    /**
     * The policy that gates apply.
     *
     * @throws InvalidInputException where the file with the settings was changed into something that is no policy
     */
    public Policy policyInForce() {
        if (policy == null) {
            throw new InvalidInputException(Message.of(
                    ReleaseLifecycleConfiguration.class,
                    "policy.file",
                    getConfigFile().getFile().getName()));
        }
        return policy.toPolicy();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            setPolicy(PolicySettings.bind(request, form.getJSONObject("policy")));
            return true;
        } catch (InvalidInputException e) {
            throw new FormException(Wording.of(e.reason()), e, "policy");
        }
    }
}
