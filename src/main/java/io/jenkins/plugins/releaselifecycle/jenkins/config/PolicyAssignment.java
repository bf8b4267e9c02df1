package io.jenkins.plugins.releaselifecycle.jenkins.config;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which policy is for which application, as some settings say. Each policy is understood once. */
@Restricted(NoExternalUse.class)
public final class PolicyAssignment {

    private final PolicySettings givenForOthers;
    private final NamedPolicySettings[] givenByName;
    private final Reading others;
    private final List<Named> named;
    private final Message damaged;
    private final Map<String, Policy> byDigest;

    /**
     * @param others policy of all applications that no other is for; {@code null} where the file with the settings does not have it
     * @param named policies in the order in which they are looked at; {@code null} where the file does not have them
     * @param damaged why the file does not say
     */
    PolicyAssignment(PolicySettings others, NamedPolicySettings[] named, Message damaged) {
        this.givenForOthers = others;
        this.givenByName = named;
        this.damaged = damaged;
        this.others = Reading.of(PolicyInForce.DEFAULT, () -> {
            if (others == null) {
                throw new InvalidInputException(damaged);
            }
            return others.toPolicy();
        });
        this.named = named == null ? null : Arrays.stream(named).map(Named::of).toList();
        this.byDigest = Question.byDigest(readings()
                .flatMap(reading -> reading.policy().stream())
                .map(PolicyInForce::policy)
                .toList());
    }

    /** Whether it is what these very settings say, so that one that was made while they were replaced is not used. */
    boolean isOf(PolicySettings presentForOthers, NamedPolicySettings[] presentByName) {
        return givenForOthers == presentForOthers && givenByName == presentByName;
    }

    private Stream<Reading> readings() {
        return Stream.concat(
                Stream.of(others),
                Stream.ofNullable(named).flatMap(List::stream).map(Named::reading));
    }

    /**
     * The policy of all applications that no other is for.
     *
     * @throws InvalidInputException where the settings do not say which, or it is no policy
     */
    PolicyInForce others() {
        return others.orRefuse();
    }

    /**
     * The policy of an application of that name.
     *
     * @param application full name
     * @throws InvalidInputException where the settings do not say which, or it is no policy
     */
    public PolicyInForce of(String application) {
        return named().stream()
                .filter(one -> one.isFor(application))
                .findFirst()
                .map(Named::reading)
                .orElse(others)
                .orRefuse();
    }

    /**
     * All policies, that of all other applications first.
     *
     * @throws InvalidInputException where the settings do not say which
     */
    public List<PolicyInForce> all() {
        named();
        return readings().map(Reading::orRefuse).toList();
    }

    /** Those that can be read, by their digests. */
    Map<String, Policy> byDigest() {
        return byDigest;
    }

    private List<Named> named() {
        if (named == null) {
            throw new InvalidInputException(damaged);
        }
        return named;
    }

    private record Named(NamedPolicySettings settings, Reading reading) {

        static Named of(NamedPolicySettings settings) {
            return new Named(
                    settings,
                    Reading.of(
                            settings == null ? null : settings.getName(),
                            () -> Setting.required(NamedPolicySettings.PATH, settings)
                                    .toPolicy()));
        }

        boolean isFor(String application) {
            return Setting.required(NamedPolicySettings.PATH, settings).isFor(application);
        }
    }

    /** What came of reading a policy: itself, or why it is none. */
    private record Reading(Optional<PolicyInForce> policy, Message refusal) {

        static Reading of(String name, Supplier<Policy> settings) {
            try {
                return new Reading(Optional.of(new PolicyInForce(name, settings.get())), null);
            } catch (InvalidInputException e) {
                return new Reading(Optional.empty(), e.reason());
            }
        }

        PolicyInForce orRefuse() {
            return policy.orElseThrow(() -> new InvalidInputException(refusal));
        }
    }
}
