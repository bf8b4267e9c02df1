package io.jenkins.plugins.releaselifecycle.jenkins.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The administrator's settings: the policy, who acts in which role, and which jobs deploy into production. */
@Extension
@Symbol("releaseLifecycle")
public class ReleaseLifecycleConfiguration extends GlobalConfiguration {

    private static final Logger LOGGER = Logger.getLogger(ReleaseLifecycleConfiguration.class.getName());

    private static final String BRANCHES = "branches";

    /** Missing only where the file with the settings is there and cannot be understood. */
    private PolicySettings policy;

    /** Missing only where the file with the settings is there and cannot be understood. */
    private RoleSettings[] roles;

    /** Missing only in files from before there were any. */
    private ReportSettings reports;

    /** Missing only where the file with the settings is there and cannot be understood. */
    private ProductionJobSettings[] productionJobs;

    /** Whether they could not be understood, and nobody has given them again; then nothing else that is saved ends that. */
    private boolean productionJobsLost;

    /** Missing only in files from before there were any. */
    private NotificationSettings notifications;

    /** Missing in files from before there were any. */
    private String[] branches;

    /** Policies for some applications, the first that is for one counts; missing in files from before there were any. */
    private NamedPolicySettings[] policies;

    /** Whether they could not be understood, and nobody has given them again; then nothing else that is saved ends that. */
    private boolean policiesLost;

    /** What the policies amount to; {@code null} after they were replaced, until somebody asks. */
    private transient PolicyAssignment policyAssignment;

    /** Held while the policies are replaced, and while it is read what they are. */
    private final transient Object policyLock = new Object();

    /** What the roles amount to; {@code null} after they were replaced, until somebody asks. */
    private transient volatile RoleAssignment roleAssignment;

    /** The policies that were in force before their history was kept elsewhere, the newest last; missing where there was none. */
    private PolicySettings[] earlier;

    public ReleaseLifecycleConfiguration() {
        load();
        boolean written = getConfigFile().exists();
        if (roles == null && (!written || policy != null && policy.isFromBeforeRoles())) {
            roles = new RoleSettings[0];
        }
        boolean fromBeforeJobs = policy != null && !productionJobsLost && !mentions("productionJobs");
        if (productionJobs == null && (!written || fromBeforeJobs)) {
            productionJobs = new ProductionJobSettings[0];
        }
        productionJobsLost = productionJobs == null;
        if (policies == null && !policiesLost && (!written || policy != null && !mentions("policies"))) {
            policies = new NamedPolicySettings[0];
        }
        policiesLost = policies == null;
        if (policy == null && !written) {
            policy = new PolicySettings();
        }
    }

    /** Whether the file has something of that name, be it readable or not; without it, it is from before there was any. */
    private boolean mentions(String element) {
        try {
            return getConfigFile().asString().contains("<" + element);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read " + getConfigFile());
            return true;
        }
    }

    public static ReleaseLifecycleConfiguration get() {
        return ExtensionList.lookupSingleton(ReleaseLifecycleConfiguration.class);
    }

    /** Whoever has it and may open the system configuration changes these settings there, and no others. */
    @NonNull
    @Override
    public Permission getRequiredGlobalConfigPagePermission() {
        return LifecyclePermissions.MANAGE_POLICY;
    }

    public PolicySettings getPolicy() {
        return policy;
    }

    /** @throws InvalidInputException where the settings ask for less than the rule or are not settings at all */
    public void setPolicy(PolicySettings policy) {
        policy.toPolicy();
        putInForce(policy, policies);
    }

    /** Both at once, so that no gate is ever asked by a new policy beside an old one, and each change is in the history. */
    private void putInForce(PolicySettings others, NamedPolicySettings[] named) {
        PolicyHistory history = PolicyHistory.get();
        if (policy != null && read(policy).isPresent()) {
            history.noteReplaced(PolicyInForce.DEFAULT, policy, null);
        }
        List<NamedPolicySettings> before =
                getPolicies().stream().filter(NamedPolicySettings::isWhole).toList();
        before.stream()
                .filter(each -> read(each.getPolicy()).isPresent())
                .forEach(each -> history.noteReplaced(each.getName(), each.getPolicy(), each.getApplications()));
        synchronized (policyLock) {
            policiesLost = policiesLost && named == policies;
            policy = others;
            policies = named;
            policyAssignment = null;
        }
        save();
        if (others != null && read(others).isPresent()) {
            history.note(PolicyInForce.DEFAULT, others, null);
        }
        List<NamedPolicySettings> after = getPolicies();
        before.stream()
                .filter(each -> after.stream().noneMatch(other -> each.getName().equals(other.getName())))
                .filter(each -> read(each.getPolicy()).isPresent())
                .forEach(each -> history.note(each.getName(), each.getPolicy(), List.of()));
        after.stream()
                .filter(NamedPolicySettings::isWhole)
                .filter(each -> read(each.getPolicy()).isPresent())
                .forEach(each -> history.note(each.getName(), each.getPolicy(), each.getApplications()));
    }

    public List<NamedPolicySettings> getPolicies() {
        return policies == null ? List.of() : Arrays.asList(policies);
    }

    /** @throws InvalidInputException where one cannot be accepted, or two have the same name */
    public void setPolicies(List<NamedPolicySettings> policies) {
        NamedPolicySettings[] named = policies.toArray(NamedPolicySettings[]::new);
        NamedPolicySettings.check(named);
        putInForce(policy, named);
    }

    public List<RoleSettings> getRoles() {
        return roles == null ? List.of() : Arrays.asList(roles);
    }

    /** @throws InvalidInputException where one names no role, or two name the same */
    public void setRoles(List<RoleSettings> roles) {
        RoleSettings[] named = roles.toArray(RoleSettings[]::new);
        RoleSettings.check(named);
        this.roles = named;
        roleAssignment = null;
        save();
    }

    public ReportSettings getReports() {
        return reports == null ? new ReportSettings() : reports;
    }

    /** @throws InvalidInputException where one is no number or out of its range */
    public void setReports(ReportSettings reports) {
        reports.toLimits();
        reports.toEvidence();
        this.reports = reports;
        save();
    }

    public List<ProductionJobSettings> getProductionJobs() {
        return productionJobs == null ? List.of() : Arrays.asList(productionJobs);
    }

    /** @throws InvalidInputException where a pattern names nothing */
    public void setProductionJobs(List<ProductionJobSettings> productionJobs) {
        productionJobs.forEach(ProductionJobSettings::check);
        this.productionJobs = productionJobs.toArray(ProductionJobSettings[]::new);
        productionJobsLost = false;
        save();
    }

    public NotificationSettings getNotifications() {
        return notifications == null ? new NotificationSettings() : notifications;
    }

    /** @throws InvalidInputException where something could not be used */
    public void setNotifications(NotificationSettings notifications) {
        notifications.check();
        this.notifications = notifications;
        save();
    }

    /**
     * The jobs that the administrator has marked.
     *
     * @throws InvalidInputException where the file with the settings does not say which
     */
    public List<ProductionJobSettings> productionJobsInForce() {
        if (productionJobs == null) {
            throw new InvalidInputException(damaged("jobs.file"));
        }
        List<ProductionJobSettings> marked = List.of(productionJobs);
        marked.forEach(ProductionJobSettings::check);
        return marked;
    }

    /**
     * Where everything that is recorded is sent; empty for nowhere, also where the file with the settings was changed into
     * something that is no address.
     */
    public Optional<WebhookSettings.Target> webhook() {
        try {
            return Optional.ofNullable(getNotifications().getWebhook()).map(WebhookSettings::toTarget);
        } catch (InvalidInputException e) {
            LOGGER.log(Level.WARNING, "Nothing is sent to the webhook", e);
            return Optional.empty();
        }
    }

    public List<String> getBranches() {
        return deployingBranches().patterns();
    }

    /**
     * Names of the branches that may deploy in multibranch projects; without any, it is the primary one.
     *
     * @throws InvalidInputException where one can be no name
     */
    public void setBranches(List<String> branches) {
        this.branches = NamePatterns.read(BRANCHES, branches);
        save();
    }

    /** For the form: one a line. */
    public String branchLines() {
        return deployingBranches().lines();
    }

    public NamePatterns deployingBranches() {
        return NamePatterns.of(branches);
    }

    @POST
    public FormValidation doCheckBranches(@QueryParameter String value) {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        return FieldCheck.of(() -> NamePatterns.read(BRANCHES, List.of(value)));
    }

    /**
     * The policy of all applications that no other is for.
     *
     * @throws InvalidInputException where the file with the settings was changed into something that is no policy
     */
    public Policy policyInForce() {
        return policyAssignment().others().policy();
    }

    /** The policies in force, and which applications they are for. */
    public PolicyAssignment policyAssignment() {
        synchronized (policyLock) {
            PolicyAssignment known = policyAssignment;
            if (known == null || !known.isOf(policy, policies)) {
                known = new PolicyAssignment(policy, policies, damaged("policy.file"));
                policyAssignment = known;
            }
            return known;
        }
    }

    /** Who acts in which role for which application. */
    public RoleAssignment roleAssignment() {
        RoleAssignment known = roleAssignment;
        if (known == null || !known.isOf(roles)) {
            known = new RoleAssignment(roles, damaged("roles.file"));
            roleAssignment = known;
        }
        return known;
    }

    /**
     * The policies that are in force for some application or were in force before, by their digests, as far as they are remembered and
     * can be read. Votes that were given under another one that nobody knows hold no more.
     */
    public Map<String, Policy> knownPolicies() {
        Map<String, Policy> known = new HashMap<>(PolicyHistory.get().byDigest());
        known.putAll(policyAssignment().byDigest());
        known.putAll(Question.byDigest(Stream.ofNullable(earlier)
                .flatMap(Arrays::stream)
                .flatMap(settings -> read(settings).stream())
                .toList()));
        return known;
    }

    private static Optional<Policy> read(PolicySettings settings) {
        try {
            return Optional.of(settings.toPolicy());
        } catch (InvalidInputException e) {
            LOGGER.log(Level.FINE, "A policy of before is no policy any more", e);
            return Optional.empty();
        }
    }

    /**
     * What people are wanting for, by the policies and the roles; nothing where nobody has begun with anything.
     *
     * @param begun whether there is any application
     * @throws InvalidInputException where the file with the settings does not say
     */
    public List<Message> understaffed(boolean begun) {
        if (!begun
                && getRoles().isEmpty()
                && getPolicies().isEmpty()
                && policyInForce().equals(Policy.SHIPPED)) {
            return List.of();
        }
        List<String> patterns = getPolicies().stream()
                .flatMap(named -> named.getApplications().stream())
                .toList();
        return roleAssignment().lacking(policyAssignment(), patterns);
    }

    /**
     * The policies that applications would have with the settings of a form that was not saved.
     *
     * @param form the whole form of the system configuration
     * @throws InvalidInputException where they would be refused
     */
    public PolicyAssignment proposed(StaplerRequest2 request, JSONObject form) {
        JSONObject own = form.getJSONObject(getJsonSafeClassName());
        PolicySettings settings = PolicySettings.bind(request, own.getJSONObject("policy"));
        settings.toPolicy();
        requireStaff(settings, request.bindJSONToList(RoleSettings.class, own.opt("roles")));
        NamedPolicySettings[] named =
                NamedPolicySettings.bind(request, own.opt("policies")).toArray(NamedPolicySettings[]::new);
        NamedPolicySettings.check(named);
        return new PolicyAssignment(settings, named, damaged("policy.file"));
    }

    private Message damaged(String key) {
        return Message.of(
                ReleaseLifecycleConfiguration.class,
                key,
                getConfigFile().getFile().getName());
    }

    /** For the form: why the settings cannot be applied; {@code null} where they can. */
    public String damage() {
        try {
            policyInForce();
            NamedPolicySettings.check(Setting.required("policies", policies));
            roleAssignment().sound();
            productionJobsInForce();
            return null;
        } catch (InvalidInputException e) {
            return Wording.of(e.reason());
        }
    }

    /** For the form: the policy in force; as shipped where there is none. */
    public PolicySettings shown() {
        try {
            policyInForce();
            return policy;
        } catch (InvalidInputException e) {
            return new PolicySettings();
        }
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        String damage = damage();
        if (damage != null && !form.optBoolean("replace")) {
            throw new FormException(damage, "replace");
        }
        try {
            PolicySettings newPolicy = PolicySettings.bind(request, form.getJSONObject("policy"));
            List<NamedPolicySettings> newPolicies = NamedPolicySettings.bind(request, form.opt("policies"));
            List<RoleSettings> newRoles = request.bindJSONToList(RoleSettings.class, form.opt("roles"));
            List<String> newBranches = List.of(form.optString(BRANCHES));
            ReportSettings newReports = request.bindJSON(ReportSettings.class, form.getJSONObject("reports"));
            List<ProductionJobSettings> newJobs =
                    request.bindJSONToList(ProductionJobSettings.class, form.opt("productionJobs"));
            NotificationSettings newNotifications =
                    request.bindJSON(NotificationSettings.class, form.getJSONObject("notifications"));
            newPolicy.toPolicy();
            NamedPolicySettings.check(newPolicies.toArray(NamedPolicySettings[]::new));
            requireStaff(newPolicy, newRoles);
            RoleSettings.check(newRoles.toArray(RoleSettings[]::new));
            newReports.toLimits();
            newReports.toEvidence();
            newJobs.forEach(ProductionJobSettings::check);
            newNotifications.check();
            NamePatterns.read(BRANCHES, newBranches);
            try (BulkChange saving = new BulkChange(this)) {
                setReports(newReports);
                setBranches(newBranches);
                setRoles(newRoles);
                putInForce(newPolicy, newPolicies.toArray(NamedPolicySettings[]::new));
                setNotifications(newNotifications);
                setProductionJobs(newJobs);
                saving.commit();
            } catch (IOException e) {
                throw new FormException(e.getMessage(), e, "policy");
            }
            return true;
        } catch (InvalidInputException e) {
            throw new FormException(Wording.of(e.reason()), e, "policy");
        }
    }

    /** Refuses a quorum that the people of a role cannot fill, as far as they are named for all applications and known to Jenkins. */
    private static void requireStaff(PolicySettings policy, List<RoleSettings> roles) {
        RoleSettings[] manned = roles.stream()
                .filter(role -> !role.getMembers().isEmpty() && role.getFolder().isEmpty())
                .toArray(RoleSettings[]::new);
        RoleSettings.check(manned);
        PolicyInForce others = new PolicyInForce(PolicyInForce.DEFAULT, policy.toPolicy());
        StaffingCheck.ofManned(manned, others).stream().findFirst().ifPresent(why -> {
            throw new InvalidInputException(why);
        });
    }
}
