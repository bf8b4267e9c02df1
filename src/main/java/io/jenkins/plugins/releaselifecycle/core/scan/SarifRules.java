package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of one SARIF run: those of {@code tool.driver} and of {@code tool.extensions} (2.1.0, §3.18, §3.19,
 * §3.49).
 */
final class SarifRules {
    /** Rules that may answer to one name; real reports have one or two. */
    private static final int NAMESAKES = 100;

    /** Forms of a hierarchical name that are tried, each a part shorter than the one before; §3.52.4 has two. */
    private static final int FORMS = 8;

    /** References whose meaning is remembered, so that it is not looked for again with each result. */
    private static final int MEANINGS = 4_096;

    private final TextBudget budget;
    private final List<Component> extensions = new ArrayList<>();
    private final Map<String, Component> extensionKeys = new HashMap<>();
    private final Map<String, List<Rule>> byName = new HashMap<>();
    private final Map<SarifReference, Meaning> meanings = new HashMap<>();
    private SarifReference latest;
    private Meaning latestMeaning;
    private Component driver = new Component();

    /**
     * What the rules that a reference points at say together.
     *
     * @param id of the first, {@code null} where there is none
     * @param scored what their scores mean, or {@code null}
     * @param configured what their levels mean; {@code null} where there is no rule
     */
    record Meaning(String id, Rating scored, Rating configured) {}

    SarifRules(TextBudget budget) {
        this.budget = budget;
    }

    void readTool(JsonWalker json) throws IOException {
        json.object(name -> {
            switch (name) {
                case "driver" -> driver = component(json);
                case "extensions" -> json.array(() -> extension(component(json)));
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
        return new Tool(driver.name, version).shown();
    }

    private void extension(Component extension) {
        extensions.add(extension);
        extension.keys().forEach(key -> extensionKeys.putIfAbsent(key, extension));
    }

    private Component component(JsonWalker json) throws IOException {
        Component component = new Component();
        json.object(name -> {
            switch (name) {
                case "name" -> component.name = json.text();
                case "guid" -> component.guid = json.text();
                case "version" -> component.version = json.text();
                case "semanticVersion" -> component.semanticVersion = json.text();
                case "rules" -> json.array(() -> add(component, rule(json)));
                default -> {}
            }
        });
        budget.charge(component.name, component.guid, component.version, component.semanticVersion);
        return component;
    }

    private void add(Component component, Rule rule) {
        rule.component = component;
        component.rules.add(rule);
        index(rule.id, rule);
        if (!Objects.equals(rule.id, rule.guid)) {
            index(rule.guid, rule);
        }
    }

    private void index(String name, Rule rule) {
        if (name == null) {
            return;
        }
        List<Rule> namesakes = byName.computeIfAbsent(name, any -> new ArrayList<>(1));
        if (namesakes.size() == NAMESAKES) {
            throw Refusal.because("sarif.namesakes", NAMESAKES, name);
        }
        namesakes.add(rule);
    }

    private Rule rule(JsonWalker json) throws IOException {
        Rule rule = new Rule();
        json.object(name -> {
            switch (name) {
                case "id" -> rule.id = json.text();
                case "guid" -> rule.guid = json.text();
                case "defaultConfiguration" -> rule.level = SarifLevel.rating(level(json));
                case "properties" -> rule.scored = scored(json);
                default -> {}
            }
        });
        budget.charge(rule.id, rule.guid, raw(rule.level), raw(rule.scored));
        return rule;
    }

    /** The {@code level} of the reportingConfiguration here (§3.50.3), or {@code null}. */
    static String level(JsonWalker json) throws IOException {
        String[] level = new String[1];
        json.object(name -> {
            if (name.equals("level")) {
                level[0] = json.text();
            }
        });
        return level[0];
    }

    /** What the {@code security-severity} of the property bag here means, or {@code null}. */
    static Rating scored(JsonWalker json) throws IOException {
        Rating[] scored = new Rating[1];
        json.object(name -> {
            if (name.equals("security-severity") && !json.isNull()) {
                String score = json.scalar();
                scored[0] = Rating.of(Score.severity(score), score);
            }
        });
        return scored[0];
    }

    /** A level that an invocation gave a rule instead of its default (§3.20.5); the graver of the two holds. */
    void override(SarifReference reference, Rating level) {
        meanings.clear();
        latest = null;
        Set<Rule> rules = find(reference);
        if (rules.isEmpty() && reference.id() != null) {
            Rule unlisted = new Rule();
            unlisted.id = reference.id();
            unlisted.component = reference.component() == null ? driver : component(reference.component());
            index(unlisted.id, unlisted);
            rules = Set.of(unlisted);
        }
        rules.forEach(rule -> rule.override = Rating.graver(rule.override, level));
    }

    private static String raw(Rating rating) {
        return rating == null ? null : rating.raw();
    }

    /** What the reference means by the rules and overrides that were read so far. */
    Meaning meaning(SarifReference reference) {
        if (reference != latest) {
            latest = reference;
            latestMeaning = meanings.get(reference);
            if (latestMeaning == null) {
                latestMeaning = together(reference);
                if (meanings.size() < MEANINGS && reference.isShort()) {
                    meanings.put(reference, latestMeaning);
                }
            }
        }
        return latestMeaning;
    }

    private Meaning together(SarifReference reference) {
        String id = null;
        Rating scored = null;
        Rating configured = null;
        for (Rule rule : find(reference)) {
            id = id == null ? rule.id : id;
            scored = Rating.graver(scored, rule.scored);
            configured = Rating.graver(configured, rule.configured());
        }
        return new Meaning(id, scored, configured);
    }

    /**
     * Every rule that the reference can mean: one by its place and, where the report contradicts itself, others by
     * their name. Empty where it points at none of the rules in the report.
     */
    private Set<Rule> find(SarifReference reference) {
        Component named = reference.component() == null ? driver : component(reference.component());
        Set<Rule> found = new LinkedHashSet<>();
        if (named != null && reference.index() >= 0 && reference.index() < named.rules.size()) {
            found.add(named.rules.get(reference.index()));
        }
        Predicate<Rule> meant = reference.component() == null
                ? any -> true
                : rule -> named == null ? rule.component != driver : rule.component == named;
        found.addAll(named(reference.guid(), meant));
        String id = reference.id();
        for (int forms = 0; id != null && forms < FORMS; forms++) {
            List<Rule> rules = named(id, meant);
            found.addAll(rules);
            int parent = id.lastIndexOf('/'); // a result may name a part of a rule: CA1000/1 (§3.27.5, §3.52.4)
            id = rules.isEmpty() && parent > 0 ? id.substring(0, parent) : null;
        }
        return found;
    }

    private List<Rule> named(String name, Predicate<Rule> meant) {
        List<Rule> namesakes = byName.get(name);
        return namesakes == null ? List.of() : namesakes.stream().filter(meant).toList();
    }

    private Component component(SarifReference.Component reference) {
        if (reference.index() >= 0) {
            return reference.index() < extensions.size() ? extensions.get(reference.index()) : null;
        }
        String key =
                reference.guid() != null ? Component.guidKey(reference.guid()) : Component.nameKey(reference.name());
        Component extension = extensionKeys.get(key);
        return extension != null || !driver.keys().contains(key) ? extension : driver;
    }

    /** One toolComponent (§3.19). */
    private static final class Component {
        private final List<Rule> rules = new ArrayList<>();
        private String name;
        private String guid;
        private String version;
        private String semanticVersion;

        /** What references may call it. */
        List<String> keys() {
            List<String> keys = new ArrayList<>(2);
            if (name != null) {
                keys.add(nameKey(name));
            }
            if (guid != null) {
                keys.add(guidKey(guid));
            }
            return keys;
        }

        static String nameKey(String name) {
            return "name " + name;
        }

        static String guidKey(String guid) {
            return "guid " + guid.toLowerCase(Locale.ROOT);
        }
    }

    /** One rule: a reportingDescriptor (§3.49). */
    private static final class Rule {
        private String id;
        private String guid;
        private Rating level;
        private Rating override;
        private Rating scored;
        private Component component;

        /** What its default level means, and any that an invocation gave it. */
        Rating configured() {
            return Rating.graver(level == null ? SarifResult.DEFAULT : level, override);
        }
    }
}
