package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One profile of an InSpec report, with its controls and the profiles that it builds on. */
final class InSpecProfile {
    private final JsonWalker json;
    private final Tally tally;
    private final TextBudget budget;
    private final Map<String, InSpecControl> byId = new HashMap<>();
    private final List<InSpecControl> controls = new ArrayList<>();
    private final List<String> depends = new ArrayList<>();
    private final Set<InSpecProfile> bases = new LinkedHashSet<>();
    private String name;
    private String parent;
    private String status;
    private boolean listed;
    private Instant latest;

    private InSpecProfile(JsonWalker json, Tally tally, TextBudget budget) {
        this.json = json;
        this.tally = tally;
        this.budget = budget;
    }

    /** Reads the profile here. */
    static InSpecProfile read(JsonWalker json, Tally tally, TextBudget budget) throws IOException {
        Message place = json.place();
        InSpecProfile profile = new InSpecProfile(json, tally, budget);
        json.object(profile::member);
        if (profile.name == null) {
            throw Refusal.because("inspec.no-profile", place);
        }
        budget.charge(profile.name, profile.parent);
        if (!profile.listed || !isLoaded(profile.status)) {
            tally.notExamined();
        }
        return profile;
    }

    String name() {
        return name;
    }

    /** The name of the profile that includes this one, {@code null} for none. */
    String parent() {
        return parent;
    }

    /** The names of the profiles that this one includes. */
    List<String> depends() {
        return depends;
    }

    List<InSpecControl> controls() {
        return controls;
    }

    Instant latest() {
        return latest;
    }

    void buildsOn(InSpecProfile base) {
        bases.add(base);
    }

    /**
     * Where a control of this profile comes from: those of its id in the profiles below, at the lowest, or itself. A
     * profile that builds on two which have the id in common lists it once for both.
     */
    Set<InSpecControl> origins(InSpecControl control) {
        Set<InSpecControl> found = new LinkedHashSet<>();
        if (byId.get(control.id()) == control) {
            descend(control, new HashSet<>(), found);
        }
        return found.isEmpty() ? Set.of(control) : found; // none where profiles build on each other in a circle
    }

    private void descend(InSpecControl control, Set<InSpecProfile> seen, Set<InSpecControl> found) {
        boolean below = false;
        for (InSpecProfile base : bases) {
            InSpecControl other = base.byId.get(control.id());
            if (other != null && base != this) {
                below = true;
                if (seen.add(base)) {
                    base.descend(other, seen, found);
                }
            }
        }
        if (!below) {
            found.add(control);
        }
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "name" -> name = json.text();
            case "parent_profile" -> parent = json.text();
            case "status" -> status = json.text();
            case "depends" -> json.objects(this::dependency);
            case "controls" -> {
                listed = json.isArray();
                json.objects(this::control);
            }
            default -> {}
        }
    }

    private void dependency() throws IOException {
        String[] named = new String[2];
        json.object(member -> {
            switch (member) {
                case "name" -> named[0] = json.text();
                case "status" -> named[1] = json.text();
                default -> {}
            }
        });
        if (named[0] != null) {
            budget.charge(named[0]);
            depends.add(named[0]);
        }
        if (!isLoaded(named[1])) {
            tally.notExamined();
        }
    }

    private void control() throws IOException {
        InSpecControl control = InSpecControl.read(json, this, budget);
        latest = Timestamp.latest(latest, control.latest());
        byId.putIfAbsent(control.id(), control); // another one of that id stands for itself
        controls.add(control);
    }

    /** One that does not fit the system is skipped, one that cannot be read has failed. */
    private static boolean isLoaded(String status) {
        return status == null || status.equals("loaded");
    }
}
