package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyHistory;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyVersion;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.security.LifecyclePermissions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.verb.POST;

/** The page on which administrators see what policies asked for, since when and by whom, and what other settings would change. */
@Extension
@Restricted(NoExternalUse.class)
public class PoliciesLink extends ManagementLink {

    /** Path of the page below <i>Manage Jenkins</i>. */
    public static final String URL = "release-lifecycle-policies";

    @Override
    public String getIconFileName() {
        return LifecycleTab.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.PoliciesLink_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.PoliciesLink_description();
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    @Override
    public Permission getRequiredPermission() {
        return LifecyclePermissions.MANAGE_POLICY;
    }

    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** All versions of all policies, the newest first. */
    public List<PolicyRow> getVersions() {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        Map<String, PolicyVersion> last = new HashMap<>();
        List<PolicyRow> rows = new ArrayList<>();
        for (PolicyVersion version : PolicyHistory.get().versions()) {
            rows.add(PolicyRow.of(version, Optional.ofNullable(last.put(version.name(), version))));
        }
        Collections.reverse(rows);
        return rows;
    }

    /** Says which gates would open or close with the settings of a form that was not saved. */
    @POST
    public void doWhatIf(StaplerRequest2 request, StaplerResponse2 response) throws IOException, ServletException {
        Jenkins.get().checkPermission(LifecyclePermissions.MANAGE_POLICY);
        try {
            request.setAttribute(
                    "whatIf",
                    WhatIf.of(ReleaseLifecycleConfiguration.get().proposed(request, request.getSubmittedForm())::of));
        } catch (InvalidInputException e) {
            request.setAttribute("problem", Wording.of(e.reason()));
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        response.setContentType("text/html;charset=UTF-8");
        request.getView(this, "what-if.jelly").forward(request, response);
    }
}
