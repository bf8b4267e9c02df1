package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A policy in a file: the settings themselves, or a whole document of configuration as code that has them below
 * {@code unclassified: releaseLifecycle: policy:}. {@code docs/policy.md} describes the settings.
 */
final class PolicyFile {

    private static final String SECTION = "unclassified";
    private static final String PRODUCT = "releaseLifecycle";
    private static final String POLICY = "policy";

    /** Beside the policy in Jenkins, and nothing that a gate asks for. */
    private static final Set<String> BESIDE =
            Set.of(POLICY, "policies", "roles", "reports", "branches", "productionJobs", "notifications");

    private final Map<String, YamlValue> places = new LinkedHashMap<>();
    private final Map<String, Consumer<PolicySheet>> settings = new LinkedHashMap<>();

    private PolicyFile() {}

    /** @throws InvalidInputException naming the file, the line, the key and what is wrong there */
    static Policy read(Path file) {
        return new PolicyFile().policy(settings(YamlFile.read(file)));
    }

    private static YamlValue settings(YamlValue whole) {
        Map<String, YamlValue> top = whole.members();
        if (!top.containsKey(SECTION)) {
            return whole;
        }
        for (Map.Entry<String, YamlValue> key : top.entrySet()) {
            if (PolicyKeys.children("").contains(key.getKey())) {
                throw key.getValue().refused("policy.two-places", SECTION);
            }
        }
        YamlValue section = below(top.get(SECTION), PRODUCT);
        for (Map.Entry<String, YamlValue> key : section.members().entrySet()) {
            if (!BESIDE.contains(key.getKey())) {
                throw unknown(key.getValue(), key.getKey(), new TreeSet<>(BESIDE));
            }
        }
        return below(section, POLICY);
    }

    private static YamlValue below(YamlValue value, String key) {
        YamlValue found = value.members().get(key);
        if (found == null) {
            throw value.refused("policy.section", key);
        }
        return found;
    }

    private Policy policy(YamlValue whole) {
        if (whole.members().isEmpty()) {
            throw whole.refused("policy.nothing");
        }
        take("", whole);
        try {
            return assembled(settings.keySet());
        } catch (InvalidInputException e) {
            throw culprit(whole).refused(e.reason());
        }
    }

    private void take(String prefix, YamlValue keys) {
        keys.members().forEach((name, value) -> {
            String key = prefix.isEmpty() ? name : prefix + "." + name;
            if (PolicyKeys.isSetting(key)) {
                places.put(key, value);
                settings.put(key, PolicyKeys.read(key, value));
            } else if (!PolicyKeys.children(key).isEmpty()) {
                take(key, value);
            } else {
                throw unknown(value, name, PolicyKeys.children(prefix));
            }
        });
    }

    private static InvalidInputException unknown(YamlValue value, String name, Collection<String> known) {
        return value.refused("policy.unknown", Shown.of(name), String.join(", ", known));
    }

    private Policy assembled(Collection<String> keys) {
        PolicySheet sheet = new PolicySheet();
        keys.forEach(key -> settings.get(key).accept(sheet));
        return sheet.policy();
    }

    /** The setting without which the others are a policy; all of them where there is no such one. */
    private YamlValue culprit(YamlValue whole) {
        for (String key : settings.keySet()) {
            Set<String> others = new TreeSet<>(settings.keySet());
            others.remove(key);
            if (isPolicy(others)) {
                return places.get(key);
            }
        }
        return whole;
    }

    private boolean isPolicy(Set<String> keys) {
        try {
            return assembled(keys) != null;
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
