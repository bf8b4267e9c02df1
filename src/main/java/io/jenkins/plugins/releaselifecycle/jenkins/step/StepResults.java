package io.jenkins.plugins.releaselifecycle.jenkins.step;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.RequestCourse;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What steps return: maps and lists of plain values, which a sandboxed Jenkinsfile may read without any approval. */
final class StepResults {

    private StepResults() {}

    static Map<String, Object> findings(SecurityTestRecorded test) {
        SeverityCounts counts =
                test.reports().stream().map(RecordedReport::findings).reduce(SeverityCounts.NONE, SeverityCounts::plus);
        Map<String, Object> findings = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            findings.put(severity.id(), counts.of(severity));
        }
        return findings;
    }

    static Map<String, Object> of(Verdict verdict) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", verdict.status());
        result.put("exemption", verdict.exemption().id());
        result.put("gate", verdict.gate().id());
        result.put("version", verdict.version().text());
        result.put("stage", verdict.stage().id());
        result.put("exposure", verdict.exposure().id());
        List<Object> requirements = new ArrayList<>();
        verdict.lines().forEach(line -> requirements.add(requirement(line)));
        result.put("requirements", requirements);
        return result;
    }

    /** The answer of a step that asked for nothing, because votes cannot open the gate. */
    static Map<String, Object> ofRequest(String outcome, Gate gate, String version, List<RequirementLine> missing) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", "CLOSED");
        result.put("outcome", outcome);
        result.put("gate", gate.id());
        result.put("version", version);
        List<Object> requirements = new ArrayList<>();
        missing.forEach(line -> requirements.add(requirement(line)));
        result.put("requirements", requirements);
        return result;
    }

    /** The answer of a step that asked: who decided what, by role. */
    static Map<String, Object> ofRequest(RequestEnd end, RequestCourse course, String version) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", end.open() ? "OPEN" : "CLOSED");
        result.put("outcome", end.outcome());
        result.put("gate", course.gate().id());
        result.put("version", version);
        result.put("request", course.id().text());
        Map<String, List<Object>> decisions = new LinkedHashMap<>();
        for (RecordedFact recorded : course.votes()) {
            VoteCast vote = (VoteCast) recorded.fact();
            Map<String, Object> decision = new LinkedHashMap<>();
            decision.put("person", recorded.actor().shown());
            decision.put("approved", vote.approved());
            decision.put("comment", vote.comment());
            decision.put("at", recorded.at().toString());
            decisions
                    .computeIfAbsent(vote.role().id(), role -> new ArrayList<>())
                    .add(decision);
        }
        result.put("decisions", decisions);
        return result;
    }

    /** Each vote in a line of the log. */
    static List<String> votes(RequestCourse course) {
        return course.votes().stream()
                .map(recorded -> {
                    VoteCast vote = (VoteCast) recorded.fact();
                    return Messages.GateRequestStep_voted(
                            recorded.actor().shown(),
                            Wording.of(vote.role()),
                            Wording.of(recorded.at()),
                            vote.comment() == null ? "" : ": " + Wording.line(vote.comment()));
                })
                .toList();
    }

    /** What whoever ended a request said about it, in one line. */
    static String comment(RequestCourse course) {
        Fact end = course.end().map(RecordedFact::fact).orElse(null);
        if (end instanceof VoteCast vote) {
            return Wording.line(vote.comment());
        }
        return end instanceof RequestWithdrawn withdrawn ? Wording.line(withdrawn.reason()) : "";
    }

    private static Map<String, Object> requirement(RequirementLine line) {
        Map<String, Object> requirement = new LinkedHashMap<>();
        requirement.put("id", line.requirement().id());
        requirement.put("clause", line.requirement().clause());
        requirement.put("kind", line.about().map(kind -> kind.id()).orElse(null));
        requirement.put("status", line.status().id());
        requirement.put("reason", Wording.of(line.reason()));
        requirement.put("remedy", line.whatToDo().map(Wording::of).orElse(null));
        requirement.put("who", new ArrayList<>(line.who().stream().map(Role::id).toList()));
        requirement.put("dueAt", line.due().map(Instant::toString).orElse(null));
        requirement.put("overdue", line.overdue());
        return requirement;
    }
}
