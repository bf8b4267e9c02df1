package io.jenkins.plugins.releaselifecycle.core;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells the story of one application for a test, a fact a line. */
public final class Facts {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final SeverityCounts CLEAN = SeverityCounts.NONE;
    public static final SeverityCounts TWO_HIGH = new SeverityCounts(0, 2, 1, 0, 0, 0);

    private final List<RecordedFact> facts = new ArrayList<>();

    public static Facts of(String application) {
        return new Facts().and(new Actor.User("dev-lead"), new Fact.ApplicationRegistered(application));
    }

    public static Actor.Build build(int number) {
        return new Actor.Build("shop", number, START.plus(Duration.ofDays(number)));
    }

    public static RecordedReport report(String content, SeverityCounts findings) {
        return new RecordedReport(
                "reports/" + content + ".json", "trivy", "Trivy", content, 100, null, findings, 0, 1, 0, 0);
    }

    public Facts and(Actor actor, Fact fact) {
        facts.add(new RecordedFact(facts.size() + 1, START.plusSeconds(facts.size()), actor, fact));
        return this;
    }

    /** A test of one report, recorded by a build; {@code content} stands for the bytes of the report. */
    public Facts test(int build, ScanKind kind, String version, String content, SeverityCounts findings) {
        return test(build, kind, version, report(content, findings));
    }

    public Facts test(int build, ScanKind kind, String version, RecordedReport... reports) {
        return and(build(build), new Fact.SecurityTestRecorded(kind, new Version(version), 1, List.of(reports)));
    }

    public List<RecordedFact> list() {
        return List.copyOf(facts);
    }

    public Lifecycle folded() {
        return Lifecycle.of(facts);
    }
}
