package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.Exposure;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the administrator fixed. May ask for more than the rule, never for less.
 *
 * @param scope families of requirements that are enforced
 * @param exposure what every application counts as at least; an application can only be declared more exposed
 * @param external kinds of security test that an external application needs (C2)
 * @param internal kinds of security test that an internal application needs (C3)
 * @param retests retests that each required kind needs (C4), at least 1
 * @param limits the most findings that the decisive retest may have (C5)
 */
public record Policy(
        PolicyScope scope,
        Exposure exposure,
        Set<ScanKind> external,
        Set<ScanKind> internal,
        int retests,
        SeverityLimits limits) {

    private static final Set<ScanKind> RULE_EXTERNAL = ordered(EnumSet.of(
            ScanKind.SYSTEM_VULNERABILITY_SCAN,
            ScanKind.APPLICATION_VULNERABILITY_SCAN,
            ScanKind.PENETRATION_TEST,
            ScanKind.BASELINE_ASSESSMENT));
    private static final Set<ScanKind> RULE_INTERNAL =
            ordered(EnumSet.of(ScanKind.SYSTEM_VULNERABILITY_SCAN, ScanKind.APPLICATION_VULNERABILITY_SCAN));
    private static final int MOST_RETESTS = 10;

    /** The rule itself, every application taken for an external one. */
    public static final Policy SHIPPED = new Policy(
            PolicyScope.SECURITY_TESTS, Exposure.EXTERNAL, RULE_EXTERNAL, RULE_INTERNAL, 1, SeverityLimits.SHIPPED);

    /** @throws InvalidInputException where it asks for less than the rule */
    public Policy {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(exposure, "exposure");
        Objects.requireNonNull(limits, "limits");
        external = ordered(external);
        internal = ordered(internal);
        requireAll("external", external, RULE_EXTERNAL, "C2");
        requireAll("internal", internal, RULE_INTERNAL, "C3");
        requireAll("external", external, internal, "C2");
        if (retests < 1 || retests > MOST_RETESTS) {
            throw new InvalidInputException(Message.of(Policy.class, "policy.retests", retests, MOST_RETESTS));
        }
    }

    private static void requireAll(String key, Set<ScanKind> given, Set<ScanKind> needed, String requirement) {
        for (ScanKind kind : needed) {
            if (!given.contains(kind)) {
                throw new InvalidInputException(
                        Message.of(Policy.class, "policy.kind.missing", key, kind, kind.id(), requirement));
            }
        }
    }

    private static Set<ScanKind> ordered(Collection<ScanKind> kinds) {
        EnumSet<ScanKind> ordered = EnumSet.noneOf(ScanKind.class);
        ordered.addAll(kinds);
        return Collections.unmodifiableSet(ordered);
    }

    /** What this policy asks of an application with that declaration. */
    public Terms termsFor(Optional<Exposure> declared) {
        Exposure inForce = declared.map(exposure::stricterOf).orElse(exposure);
        return new Terms(scope, inForce, inForce == Exposure.EXTERNAL ? external : internal, retests, limits, digest());
    }

    /** Lower-case hexadecimal SHA-256 that changes when, and only when, a setting does. */
    public String digest() {
        String settings = String.join(
                "\n",
                scope.id(),
                exposure.id(),
                external.stream().map(ScanKind::id).toList().toString(),
                internal.stream().map(ScanKind::id).toList().toString(),
                Integer.toString(retests),
                limits.toString());
        return Digests.sha256(settings.getBytes(StandardCharsets.UTF_8));
    }
}
