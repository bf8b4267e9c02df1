package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.model.KeptFile;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedReport;
import io.jenkins.plugins.releaselifecycle.core.model.Severity;
import io.jenkins.plugins.releaselifecycle.core.model.SeverityCounts;
import io.jenkins.plugins.releaselifecycle.core.model.TestCircumstances;
import io.jenkins.plugins.releaselifecycle.core.policy.TestStanding;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.jenkins.record.FindingLists;
import java.util.Optional;

/** The security tests that a gate asks for, each kind with its rounds, as programs read them. docs/rest.md describes every member. */
record TestsJson(AbstractItem item) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Those on which this answer of the gate rests. */
    ObjectNode of(Verdict verdict) {
        ObjectNode json = JSON.objectNode();
        json.put("gate", verdict.gate().id());
        json.put("version", verdict.version().text());
        ArrayNode tests = json.putArray("tests");
        verdict.standings().forEach(standing -> tests.add(of(standing)));
        return json;
    }

    private ObjectNode of(TestStanding standing) {
        ObjectNode json = JSON.objectNode();
        json.put("kind", standing.kind().id());
        json.put("passed", standing.passed());
        json.set("first", round(standing.first()));
        json.set("latest", round(standing.latest()));
        json.put("retest", standing.retest().isPresent());
        json.put("retests", standing.retests());
        json.set(
                "compared",
                new FindingLists(item)
                        .compare(standing)
                        .map(TestsJson::compared)
                        .orElse(null));
        return json;
    }

    private static ObjectNode compared(FindingComparison comparison) {
        return JSON.objectNode()
                .put("appeared", comparison.appeared())
                .put("remaining", comparison.remaining())
                .put("fixed", comparison.fixed());
    }

    private static ObjectNode round(Optional<SecurityTest> test) {
        return test.map(TestsJson::round).orElse(null);
    }

    private static ObjectNode round(SecurityTest test) {
        ObjectNode json = JSON.objectNode();
        json.put("sequence", test.sequence());
        json.put("at", test.at().toString());
        json.put("actor", test.actor().shown());
        json.put("version", test.version().text());
        json.set("findings", findings(test.findings()));
        json.put("suppressed", test.suppressed());
        json.put("examined", test.examined());
        json.put("passed", test.passed());
        json.put("notExamined", test.notExamined());
        json.put("excluded", test.excluded());
        json.put("notSelected", test.notSelected());
        json.put("absent", test.absent());
        ArrayNode reports = json.putArray("reports");
        test.reports().forEach(report -> reports.add(report(report)));
        ArrayNode circumstances = json.putArray("circumstances");
        test.circumstances().forEach(told -> circumstances.add(told(told)));
        return json;
    }

    private static ObjectNode findings(SeverityCounts counts) {
        ObjectNode json = JSON.objectNode();
        for (Severity severity : Severity.values()) {
            json.put(severity.id(), counts.of(severity));
        }
        return json;
    }

    private static ObjectNode report(RecordedReport report) {
        return JSON.objectNode().put("file", report.file()).put("tool", report.tool());
    }

    private static ObjectNode told(TestCircumstances told) {
        return JSON.objectNode()
                .put("target", told.target())
                .put(
                        "environment",
                        Optional.ofNullable(told.environment()).map(Named::id).orElse(null))
                .put("testedBy", told.testedBy())
                .put(
                        "document",
                        Optional.ofNullable(told.document()).map(KeptFile::file).orElse(null));
    }
}
