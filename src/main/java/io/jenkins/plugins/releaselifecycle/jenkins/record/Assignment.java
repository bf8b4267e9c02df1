package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.model.Job;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationDeclaration;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ApplicationProperty;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which policies an application falls under by its names, and what it counts as by the strictest of three words. */
public final class Assignment {

    private Assignment() {}

    /** What the owner of the application says of it now. */
    static Optional<ApplicationDeclaration> declaration(AbstractItem item) {
        return item instanceof Job<?, ?> job
                ? Optional.ofNullable(job.getProperty(ApplicationProperty.class))
                : Branches.of(item).flatMap(branches -> branches.declaration(item));
    }

    /**
     * What the configuration of the application says of its exposure now: of a project of branches the strictest that it
     * and its branches that may deploy say, or those said that may no more because the source has them no more.
     */
    static Optional<Exposure> declared(AbstractItem item) {
        Stream<ApplicationDeclaration> ofBranches = Branches.of(item).stream()
                .flatMap(branches -> new DeployingBranches(item, branches).jobsThatDeclare().stream())
                .flatMap(job -> declaration(job).stream());
        return Stream.concat(declaration(item).stream(), ofBranches)
                .map(ApplicationDeclaration::declaredExposure)
                .reduce(Exposure::stricterOf);
    }

    /**
     * What the application counts as: the strictest of the administrator's word, the record's and the job's.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public static Exposure exposure(AbstractItem item, Lifecycle lifecycle) {
        return policies(item, lifecycle).stream()
                .map(named -> exposure(item, lifecycle, named.policy()))
                .reduce(Exposure::stricterOf)
                .orElseThrow();
    }

    static Exposure exposure(AbstractItem item, Lifecycle lifecycle, Policy policy) {
        Exposure onRecord = policy.exposureOf(lifecycle.declaredExposure());
        return declared(item).map(onRecord::stricterOf).orElse(onRecord);
    }

    /**
     * The full names by which an application gets its policies and the people who act for it: that of now, then those of before as
     * far as nobody moved it since who may give it others.
     */
    public static List<String> names(AbstractItem item, Lifecycle lifecycle) {
        return Stream.concat(Stream.of(item.getFullName()), lifecycle.formerNames().stream())
                .distinct()
                .toList();
    }

    /**
     * The policies that an application is judged by, each once; first that of its name of now.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public static List<PolicyInForce> policies(AbstractItem item, Lifecycle lifecycle) {
        return policies(item, lifecycle, ReleaseLifecycleConfiguration.get().policyAssignment()::of);
    }

    /** @param policies that of an application, by its full name */
    static List<PolicyInForce> policies(
            AbstractItem item, Lifecycle lifecycle, Function<String, PolicyInForce> policies) {
        return names(item, lifecycle).stream().map(policies).distinct().toList();
    }

    /**
     * The policy that an application has by its name of now: facts are recorded under it, and what is no answer of a gate is counted
     * by it.
     *
     * @throws InvalidInputException where the policy on disk is not one
     */
    public static Policy policy(AbstractItem item) {
        return ReleaseLifecycleConfiguration.get()
                .policyAssignment()
                .of(item.getFullName())
                .policy();
    }
}
