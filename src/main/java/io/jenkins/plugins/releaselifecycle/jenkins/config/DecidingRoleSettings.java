package io.jenkins.plugins.releaselifecycle.jenkins.config;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.policy.DecidingRole;
import io.jenkins.plugins.releaselifecycle.core.policy.Decision;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A role that decides, with how many people, and when. */
public class DecidingRoleSettings extends AbstractDescribableImpl<DecidingRoleSettings> {

    private static final String ONE = "1";

    private final String role;
    private String quorum = ONE;
    private String round = ONE;

    @DataBoundConstructor
    public DecidingRoleSettings(String role) {
        this.role = Setting.stripped(role);
    }

    static DecidingRoleSettings[] of(Decision decision) {
        return decision.roles().stream().map(DecidingRoleSettings::of).toArray(DecidingRoleSettings[]::new);
    }

    private static DecidingRoleSettings of(DecidingRole deciding) {
        DecidingRoleSettings settings = new DecidingRoleSettings(deciding.role().id());
        settings.setQuorum(Integer.toString(deciding.quorum()));
        settings.setRound(Integer.toString(deciding.round()));
        return settings;
    }

    static Decision toDecision(String path, DecidingRoleSettings[] settings) {
        List<DecidingRole> roles = new ArrayList<>();
        for (DecidingRoleSettings deciding : Setting.required(path, settings)) {
            roles.add(deciding.toDecidingRole(path));
        }
        return Setting.within(path, () -> new Decision(roles));
    }

    private DecidingRole toDecidingRole(String path) {
        Role decides = new Setting(path + ".role", role).role();
        int people = new Setting(path + ".quorum", quorum).number();
        int order = new Setting(path + ".round", round).number();
        return Setting.within(path, () -> new DecidingRole(decides, people, order));
    }

    public String getRole() {
        return role;
    }

    public String getQuorum() {
        return quorum;
    }

    @DataBoundSetter
    public void setQuorum(String quorum) {
        this.quorum = Setting.stripped(quorum);
    }

    public String getRound() {
        return round;
    }

    @DataBoundSetter
    public void setRound(String round) {
        this.round = Setting.stripped(round);
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<DecidingRoleSettings> {

        @POST
        public ListBoxModel doFillRoleItems() {
            Jenkins.get().checkPermission(Jenkins.READ);
            return RoleSettings.items();
        }

        @POST
        public FormValidation doCheckQuorum(@QueryParameter String value, @QueryParameter String role) {
            return check(role, value, ONE);
        }

        @POST
        public FormValidation doCheckRound(@QueryParameter String value, @QueryParameter String role) {
            return check(role, ONE, value);
        }

        private static FormValidation check(String role, String quorum, String round) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            DecidingRoleSettings settings = new DecidingRoleSettings(role);
            settings.setQuorum(quorum);
            settings.setRound(round);
            return FieldCheck.of(() -> settings.toDecidingRole("decidedBy"));
        }
    }
}
