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
 * One SARIF run (2.1.0, §3.14). Its tool may come after its results, so results are counted by what makes their
 * severity and weighed when the run has been read.
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
    private boolean hasResults;
    private boolean troubled;
    private Instant end;

    private record LevelOverride(SarifReference rule, SarifLevel level) {}

    SarifRun(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
        this.place = json.place();
    }

    void member(String name) throws IOException {
        switch (name) {
            case "tool" -> rules.readTool(json);
            case "results" -> {
                hasResults = json.isArray();
                json.objects(() -> result(new SarifResult.Builder(json)));
            }
            case "invocations" -> json.array(this::invocation);
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

    private void result(SarifResult.Builder result) {
        if (result.excluded()) {
            tally.excluded();
        } else if (result.suppressed()) {
            tally.suppressed();
        } else {
            SarifResult kind = result.build();
            Undecided group = results.get(kind);
            if (group == null) {
                kind.rule().charge(budget);
                group = new Undecided();
                results.put(kind, group);
            }
            tally.undecided(group, new Sighting(null, null));
        }
    }

    private void invocation() throws IOException {
        SarifInvocation invocation = new SarifInvocation(json);
        json.object(name -> {
            if (name.equals("ruleConfigurationOverrides")) {
                json.array(this::override);
            } else {
                invocation.member(name);
            }
        });
        end = Timestamp.latest(end, invocation.end());
        troubled |= invocation.troubled();
    }

    private void override() throws IOException {
        SarifReference.Builder rule = new SarifReference.Builder();
        SarifLevel[] level = new SarifLevel[1];
        json.object(name -> {
            switch (name) {
                case "descriptor" -> rule.reference(json);
                case "configuration" -> level[0] = SarifRules.level(json);
                default -> {}
            }
        });
        if (level[0] != null) {
            LevelOverride override = new LevelOverride(rule.build(), level[0]);
            override.rule().charge(budget);
            overrides.add(override);
        }
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
        overrides.forEach(override -> rules.override(override.rule(), override.level()));
        results.forEach((result, group) -> tally.decided(group, result.severity(rules), null));
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
