package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rules of one SARIF run: those of {@code tool.driver} and of {@code tool.extensions} (2.1.0, §3.18, §3.19,
 * §3.49).
 */
final class SarifRules {
    private final TextBudget budget;
    private final List<Component> extensions = new ArrayList<>();
    private Component driver = new Component();

    SarifRules(TextBudget budget) {
        this.budget = budget;
    }

    void readTool(JsonWalker json) throws IOException {
        json.object(name -> {
            switch (name) {
                case "driver" -> driver = component(json);
                case "extensions" -> json.array(() -> extensions.add(component(json)));
                default -> {}
            }
        });
    }

    /** Name and version of the driver, {@code null} where the report does not name it. */
    String tool() {
        String version = driver.semanticVersion != null ? driver.semanticVersion : driver.version;
        if (driver.name == null || driver.name.isBlank()) {
            return null;
        }
        return version == null || version.isBlank() ? driver.name : driver.name + " " + version;
    }

    private Component component(JsonWalker json) throws IOException {
        Component component = new Component();
        json.object(name -> {
            switch (name) {
                case "name" -> component.name = json.text();
                case "guid" -> component.guid = json.text();
                case "version" -> component.version = json.text();
                case "semanticVersion" -> component.semanticVersion = json.text();
                case "rules" -> json.array(() -> component.add(rule(json)));
                default -> {}
            }
        });
        budget.charge(component.name, component.guid, component.version, component.semanticVersion);
        return component;
    }

    private Rule rule(JsonWalker json) throws IOException {
        Rule rule = new Rule();
        json.object(name -> {
            switch (name) {
                case "id" -> rule.id = json.text();
                case "guid" -> rule.guid = json.text();
                case "defaultConfiguration" -> rule.level = level(json);
                case "properties" -> rule.score = score(json);
                default -> {}
            }
        });
        budget.charge(rule.id, rule.guid);
        return rule;
    }

    /** The {@code level} of the reportingConfiguration here (§3.50.3), or {@code null}. */
    static SarifLevel level(JsonWalker json) throws IOException {
        SarifLevel[] level = new SarifLevel[1];
        json.object(name -> {
            if (name.equals("level")) {
                level[0] = SarifLevel.of(json.text());
            }
        });
        return level[0];
    }

    /** The {@code security-severity} of the property bag here, or {@code null}. */
    static Double score(JsonWalker json) throws IOException {
        Double[] score = new Double[1];
        json.object(name -> {
            if (name.equals("security-severity")) {
                score[0] = SarifLevel.score(json.scalar());
            }
        });
        return score[0];
    }

    /** A level that an invocation gave a rule instead of its default (§3.20.5); the graver of the two holds. */
    void override(SarifReference reference, SarifLevel level) {
        Set<Rule> rules = find(reference);
        if (rules.isEmpty() && reference.id() != null) {
            Rule unlisted = new Rule();
            unlisted.id = reference.id();
            driver.byName.computeIfAbsent(unlisted.id, id -> new ArrayList<>()).add(unlisted);
            rules = Set.of(unlisted);
        }
        rules.forEach(rule -> rule.override = Gravity.graver(rule.override, level.severity()));
    }

    /**
     * Every rule that the reference can mean: one by its place and, where the report contradicts itself, others by
     * their name. Empty where it points at none of the rules in the report.
     */
    Set<Rule> find(SarifReference reference) {
        Component named = reference.component() == null ? driver : component(reference.component());
        Set<Rule> found = new LinkedHashSet<>();
        if (named != null && reference.index() >= 0 && reference.index() < named.rules.size()) {
            found.add(named.rules.get(reference.index()));
        }
        List<Component> where = new ArrayList<>();
        if (named != null) {
            where.add(named);
        }
        if (reference.component() == null || named == null) {
            where.addAll(extensions);
        }
        found.addAll(byName(reference.guid(), where));
        String id = reference.id();
        while (id != null) {
            List<Rule> rules = byName(id, where);
            found.addAll(rules);
            int parent = id.lastIndexOf('/'); // a result may name a part of a rule: CA1000/1 (§3.27.5)
            id = rules.isEmpty() && parent > 0 ? id.substring(0, parent) : null;
        }
        return found;
    }

    private static List<Rule> byName(String name, List<Component> components) {
        List<Rule> found = new ArrayList<>();
        components.forEach(component -> found.addAll(component.byName.getOrDefault(name, List.of())));
        return found;
    }

    private Component component(SarifReference.Component reference) {
        if (reference.index() >= 0) {
            return reference.index() < extensions.size() ? extensions.get(reference.index()) : null;
        }
        return extensions.stream()
                .filter(extension -> extension.answersTo(reference))
                .findFirst()
                .orElse(driver.answersTo(reference) ? driver : null);
    }

    /** One toolComponent (§3.19). */
    private static final class Component {
        private final List<Rule> rules = new ArrayList<>();
        private final Map<String, List<Rule>> byName = new HashMap<>();
        private String name;
        private String guid;
        private String version;
        private String semanticVersion;

        void add(Rule rule) {
            rules.add(rule);
            for (String key : new String[] {rule.id, rule.guid}) {
                if (key != null) {
                    byName.computeIfAbsent(key, any -> new ArrayList<>(1)).add(rule);
                }
            }
        }

        boolean answersTo(SarifReference.Component reference) {
            return reference.guid() != null
                    ? reference.guid().equalsIgnoreCase(guid)
                    : Objects.equals(reference.name(), name);
        }
    }

    /** One rule: a reportingDescriptor (§3.49). */
    static final class Rule {
        private String id;
        private String guid;
        private SarifLevel level;
        private Severity override;
        private Double score;

        /** What its {@code security-severity} means, or {@code null}. */
        Severity scored() {
            return score == null ? null : SarifLevel.severity(score);
        }

        /** What its default level means, and any that an invocation gave it. */
        Severity configured() {
            return Gravity.graver((level == null ? SarifLevel.WARNING : level).severity(), override);
        }
    }
}
