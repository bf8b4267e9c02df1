package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One SARIF run (2.1.0, §3.14). What its rules say may come after its results; those that need it are counted by what
 * makes their severity and weighed when the run has been read.
 */
final class SarifRun {
    /** What a run may keep in other files and cannot be judged without (§3.15.2). */
    private static final Set<String> ELSEWHERE = Set.of("results", "driver", "extensions", "policies", "invocations");

    private final TextBudget budget = new TextBudget();
    private final SarifRules rules = new SarifRules(budget);
    private final Map<SarifResult, Undecided> results = new HashMap<>();
    private final List<LevelOverride> overrides = new ArrayList<>();
    private final JsonWalker json;
    private final Tally tally;
    private final Message place;
    private boolean hasTool;
    private boolean hasInvocations;
    private boolean hasResults;
    private boolean troubled;
    private Instant end;

    private record LevelOverride(SarifReference rule, Rating level) {}

    SarifRun(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
        this.place = json.place();
    }

    void member(String name) throws IOException {
        switch (name) {
            case "tool" -> {
                rules.readTool(json);
                hasTool = true;
            }
            case "results" -> {
                hasResults = json.isArray();
                if (hasTool) {
                    override();
                }
                json.objects(this::result);
            }
            case "invocations" -> {
                json.array(this::invocation);
                hasInvocations = true;
            }
            case "externalPropertyFileReferences" -> refuseElsewhere(json, "sarif.external");
            default -> {}
        }
    }

    /** Refuses an object that says that results, rules or the course of the run are kept elsewhere. */
    static void refuseElsewhere(JsonWalker json, String key) throws IOException {
        json.object(name -> {
            Message where = json.place();
            if (ELSEWHERE.contains(name) && json.holdsAnything()) {
                throw Refusal.because(key, where, name);
            }
        });
    }

    private void result() throws IOException {
        SarifEntry entry = new SarifEntry(json, this::mayBeShown);
        json.object(entry::member);
        switch (entry.outcome()) {
            case ABSENT -> tally.absent();
            case PASSED -> tally.passed();
            case EXCLUDED -> tally.excluded();
            case SUPPRESSED -> tally.suppressed();
            case FINDING -> finding(entry.result(), entry.identity());
        }
    }

    private boolean mayBeShown(SarifResult result) {
        return !hasTool
                || tally.keeps(result.rating(rules.meaning(result.rule())).severity());
    }

    private void finding(SarifResult result, SarifIdentity identity) {
        String id = result.rule().id();
        if (hasTool) {
            SarifRules.Meaning meant = rules.meaning(result.rule());
            Sighting sighting = identity.sighting(id == null ? meant.id() : id);
            if (hasInvocations || result.overrulesItsRule(meant)) {
                tally.finding(result.rating(meant), sighting);
            } else {
                tally.undecided(group(result), sighting);
            }
        } else {
            tally.undecided(group(result), identity.sighting(id));
        }
    }

    private Undecided group(SarifResult result) {
        Undecided group = results.get(result);
        if (group == null) {
            result.charge(budget);
            group = new Undecided();
            results.put(result, group);
        }
        return group;
    }

    private void invocation() throws IOException {
        SarifInvocation invocation = new SarifInvocation(json);
        json.object(name -> {
            if (name.equals("ruleConfigurationOverrides")) {
                json.array(this::levelOverride);
            } else {
                invocation.member(name);
            }
        });
        end = Timestamp.latest(end, invocation.end());
        troubled |= invocation.troubled();
    }

    private void levelOverride() throws IOException {
        SarifReference.Builder rule = new SarifReference.Builder();
        String[] level = new String[1];
        json.object(name -> {
            switch (name) {
                case "descriptor" -> rule.reference(json);
                case "configuration" -> level[0] = SarifRules.level(json);
                default -> {}
            }
        });
        if (level[0] != null) {
            LevelOverride override = new LevelOverride(rule.build(), SarifLevel.rating(level[0]));
            override.rule().charge(budget, level[0], null);
            overrides.add(override);
        }
    }

    private void override() {
        overrides.forEach(override -> rules.override(override.rule(), override.level()));
        overrides.clear();
    }

    /** Weighs and counts the results; name and version of the tool. */
    String finish() {
        if (!hasResults) {
            throw Refusal.because("sarif.no-results", place);
        }
        String tool = rules.tool();
        if (tool == null) {
            throw Refusal.because("sarif.no-tool", place);
        }
        override();
        results.forEach((result, group) -> tally.decided(group, result.rating(rules.meaning(result.rule()))));
        tally.examined();
        if (troubled) {
            tally.notExamined();
        }
        return tool;
    }

    Instant end() {
        return end;
    }
}
