package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One InSpec report. A control counts once, where it comes from: profiles that build on its profile list it again, mostly
 * without results.
 */
final class InSpecDocument {
    private static final int PROFILES = 1000;

    private final JsonWalker json;
    private final Tally tally;
    private final TextBudget budget = new TextBudget();
    private final List<InSpecProfile> profiles = new ArrayList<>();
    private String version;
    private int toldFailed;

    InSpecDocument(JsonWalker json, Tally tally) {
        this.json = json;
        this.tally = tally;
    }

    Contents read() throws IOException {
        json.object(this::member);
        json.end();
        link();
        count();
        if (tally.examinedCount() == 0) {
            throw Refusal.because("inspec.nothing-examined", profiles.size());
        }
        Instant latest = profiles.stream().map(InSpecProfile::latest).reduce(null, Timestamp::latest);
        return new Contents(version == null || version.isBlank() ? "InSpec" : "InSpec " + version, latest, tally);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "version" -> version = json.text();
            case "profiles" -> json.objects(this::profile);
            case "statistics" -> json.object(this::statistics);
            case "controls", "other_checks" -> {
                Message place = json.place();
                if (json.holdsAnything()) {
                    throw Refusal.because("inspec.misplaced", place, name);
                }
            }
            default -> {}
        }
    }

    private void profile() throws IOException {
        if (profiles.size() == PROFILES) {
            throw Refusal.because("inspec.profiles", PROFILES);
        }
        profiles.add(InSpecProfile.read(json, tally, budget));
    }

    private void statistics(String name) throws IOException {
        if (name.equals("controls")) {
            json.object(outcome -> {
                if (outcome.equals("failed")) {
                    json.object(this::failed);
                }
            });
        }
    }

    private void failed(String name) throws IOException {
        if (name.equals("total")) {
            toldFailed = json.integer();
        }
    }

    private void link() {
        Map<String, List<InSpecProfile>> named = new HashMap<>();
        profiles.forEach(profile ->
                named.computeIfAbsent(profile.name(), name -> new ArrayList<>()).add(profile));
        for (InSpecProfile profile : profiles) {
            profile.depends()
                    .forEach(base -> named.getOrDefault(base, List.of()).forEach(profile::buildsOn));
            if (profile.parent() != null) {
                named.getOrDefault(profile.parent(), List.of()).forEach(parent -> parent.buildsOn(profile));
            }
        }
    }

    private void count() {
        Map<InSpecControl, InSpecOutcome> outcomes = new LinkedHashMap<>();
        int listedFailed = 0;
        for (InSpecProfile profile : profiles) {
            for (InSpecControl control : profile.controls()) {
                for (InSpecControl origin : profile.origins(control)) {
                    outcomes.computeIfAbsent(origin, InSpecOutcome::new).add(control);
                }
                listedFailed += control.saysFailed() ? 1 : 0;
            }
        }
        outcomes.values().forEach(outcome -> outcome.count(tally));
        for (int told = listedFailed; told < toldFailed; told++) {
            tally.finding(Rating.NONE, new Sighting(null, null)); // a control that failed and is not listed
        }
    }
}
