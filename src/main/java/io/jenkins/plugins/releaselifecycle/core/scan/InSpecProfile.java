package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One profile of an InSpec report. */
final class InSpecProfile {
    private final JsonWalker json;
    private final Tally tally;
    private final TextBudget budget;
    private final Message place;
    private final List<InSpecControl> withoutResults = new ArrayList<>();
    private final Load load = new Load();
    private String parent;
    private boolean listed;
    private boolean depends;

    InSpecProfile(JsonWalker json, Tally tally, TextBudget budget) {
        this.json = json;
        this.tally = tally;
        this.budget = budget;
        this.place = json.place();
    }

    void read(Listed each) throws IOException {
        json.object(member -> member(member, each));
        if (load.name == null) {
            throw Refusal.because("inspec.no-profile", place);
        }
        load.judge(place);
        if (!listed && load.succeeded()) {
            throw Refusal.because("inspec.no-controls", place, Shown.of(load.name));
        }
    }

    /** Hands over the controls of which this profile tells no results. */
    void withoutResults(InSpecControls controls) {
        for (InSpecControl control : withoutResults) {
            if (parent == null && !depends) {
                controls.withoutResults(control);
            } else {
                controls.copy(control, parent == null);
            }
        }
    }

    private void member(String member, Listed each) throws IOException {
        switch (member) {
            case "parent_profile" -> parent = json.text();
            case "depends" -> depends = json.objects(this::dependency) > 0;
            case "controls" -> {
                listed = json.isArray();
                json.objects(() -> control(each));
            }
            default -> load.member(member);
        }
    }

    private void control(Listed each) throws IOException {
        InSpecControl control = InSpecControl.read(json);
        each.control(control, load.name); // which InSpec writes first
        if (!control.hasResults()) {
            budget.charge(control.id(), control.title());
            withoutResults.add(control);
        }
    }

    private void dependency() throws IOException {
        Message here = json.place();
        Load dependency = new Load();
        json.object(dependency::member);
        dependency.judge(here);
    }

    /** Takes a control and the name of the profile that lists it. */
    interface Listed {
        void control(InSpecControl control, String profile);
    }

    /** Whether a profile, or one that it depends on, could be used. */
    private final class Load {
        private String name;
        private String status;
        private String message;

        void member(String member) throws IOException {
            switch (member) {
                case "name" -> name = json.text();
                case "status" -> status = json.text();
                case "status_message" -> message = json.beginning(Sighting.TITLE);
                default -> {}
            }
        }

        boolean succeeded() {
            return status == null || status.equals("loaded");
        }

        /** One that does not fit the system is skipped; one that failed leaves nothing to rely on. */
        void judge(Message place) {
            if ("failed".equals(status)) {
                throw Refusal.because(
                        "inspec.failed",
                        place,
                        Shown.of(name == null ? "?" : name),
                        Shown.of(message == null ? "-" : message));
            }
            if (!succeeded()) {
                tally.notExamined();
            }
        }
    }
}
