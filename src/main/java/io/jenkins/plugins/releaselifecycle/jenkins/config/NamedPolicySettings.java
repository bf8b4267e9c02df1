package io.jenkins.plugins.releaselifecycle.jenkins.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.AbstractItem;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ApplicationItem;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** A policy that is in force for the applications that its patterns name, and for no others. */
public class NamedPolicySettings extends AbstractDescribableImpl<NamedPolicySettings> {

    static final String PATH = "policies";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final String name;
    private String[] applications = {};
    private PolicySettings policy = new PolicySettings();

    private transient volatile List<JobPattern> patterns;

    /** @param name lower-case letters, digits and hyphens; not {@code default}, which is that of all other applications */
    @DataBoundConstructor
    public NamedPolicySettings(String name) {
        this.name = Setting.stripped(name);
    }

    /**
     * Those of a form. Each policy is bound as the form of the other one is, so that a list from which everything was taken is an
     * empty one.
     *
     * @param form a list of them, or one; {@code null} for none
     */
    static List<NamedPolicySettings> bind(StaplerRequest2 request, Object form) {
        return Stream.ofNullable(form)
                .flatMap(given -> JSONArray.fromObject(given).stream())
                .map(JSONObject.class::cast)
                .map(each -> {
                    NamedPolicySettings settings = new NamedPolicySettings(each.optString("name"));
                    settings.setApplications(List.of(each.optString("applications")));
                    settings.setPolicy(PolicySettings.bind(request, each.getJSONObject("policy")));
                    return settings;
                })
                .toList();
    }

    /** @throws InvalidInputException where one cannot be accepted, or two have the same name */
    static void check(NamedPolicySettings[] all) {
        Set<String> names = new HashSet<>();
        for (NamedPolicySettings each : all) {
            Setting.required(PATH, each).toPolicy();
            if (!names.add(each.name)) {
                throw refused("policies.twice", each.name);
            }
        }
    }

    private static InvalidInputException refused(String key, String given) {
        return new InvalidInputException(Message.of(NamedPolicySettings.class, key, PATH, Shown.of(given)));
    }

    /** Whether the file with the settings has its name and its policy. */
    static boolean isWhole(NamedPolicySettings settings) {
        return settings != null && settings.name != null && settings.policy != null;
    }

    /** @throws InvalidInputException naming the setting that cannot be accepted */
    Policy toPolicy() {
        String named = Setting.required(PATH + ".name", name);
        if (!NAME.matcher(named).matches() || named.equals(PolicyInForce.DEFAULT)) {
            throw refused("policies.name", named);
        }
        patterns();
        return Setting.within(
                PATH + "." + named, () -> Setting.required("policy", policy).toPolicy());
    }

    private List<JobPattern> patterns() {
        List<JobPattern> known = patterns;
        if (known == null) {
            String path = PATH + "." + name + ".applications";
            known = Arrays.stream(Setting.required(path, applications))
                    .map(pattern -> new JobPattern(path, pattern))
                    .toList();
            if (known.isEmpty()) {
                throw refused("policies.nobody", name);
            }
            patterns = known;
        }
        return known;
    }

    /**
     * Whether it is for that application.
     *
     * @param fullName that the application has or had
     * @throws InvalidInputException where the file with the settings has no patterns
     */
    boolean isFor(String fullName) {
        return patterns().stream().anyMatch(pattern -> pattern.matches(fullName));
    }

    public String getName() {
        return name;
    }

    public List<String> getApplications() {
        return applications == null ? null : Arrays.asList(applications);
    }

    /** For the form: one a line. */
    public String getLines() {
        return applications == null ? "" : String.join("\n", applications);
    }

    /** @param applications patterns of full names; each may hold several, one a line, as the form gives them */
    @DataBoundSetter
    public void setApplications(List<String> applications) {
        this.applications = applications.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toArray(String[]::new);
        patterns = null;
    }

    public PolicySettings getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(PolicySettings policy) {
        this.policy = policy;
    }

    @Extension
    public static class DescriptorImpl extends Descriptor<NamedPolicySettings> {

        /** So many names of applications are shown below the patterns. */
        private static final int SHOWN = 10;

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.NamedPolicySettings_displayName();
        }

        /** For the form: what one that is added begins as. */
        public NamedPolicySettings getAsShipped() {
            return new NamedPolicySettings("");
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            NamedPolicySettings settings = new NamedPolicySettings(value);
            settings.setApplications(List.of("**"));
            return FieldCheck.of(settings::toPolicy);
        }

        /** Says which applications the patterns mean now, as far as the visitor may see them. */
        @POST
        public FormValidation doCheckApplications(@QueryParameter String value) {
            Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
            NamedPolicySettings settings = new NamedPolicySettings("preview");
            settings.setApplications(List.of(value));
            FormValidation check = FieldCheck.of(settings::toPolicy);
            return check.kind == FormValidation.Kind.OK ? preview(settings) : check;
        }

        private static FormValidation preview(NamedPolicySettings settings) {
            List<String> meant =
                    Jenkins.get().getAllItems(AbstractItem.class, item -> settings.isFor(item.getFullName())).stream()
                            .filter(ApplicationItem::mayBeApplication)
                            .map(AbstractItem::getFullName)
                            .sorted()
                            .toList();
            if (meant.isEmpty()) {
                return FormValidation.warning(Messages.NamedPolicySettings_noApplication());
            }
            String names = String.join(", ", meant.subList(0, Math.min(SHOWN, meant.size())));
            return FormValidation.ok(
                    meant.size() > SHOWN
                            ? Messages.NamedPolicySettings_more(names, meant.size() - SHOWN)
                            : Messages.NamedPolicySettings_means(names));
        }
    }
}
