package io.jenkins.plugins.releaselifecycle.jenkins.step;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.SecurityTestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
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
        result.put("gate", verdict.gate().id());
        result.put("version", verdict.version().text());
        result.put("stage", verdict.stage().id());
        result.put("exposure", verdict.exposure().id());
        List<Object> requirements = new ArrayList<>();
        verdict.lines().forEach(line -> requirements.add(requirement(line)));
        result.put("requirements", requirements);
        return result;
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
