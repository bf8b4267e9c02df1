package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.SecurityTest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.TestRound;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.scan.Detail;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingComparison;
import io.jenkins.plugins.releaselifecycle.core.scan.FindingList;
import io.jenkins.plugins.releaselifecycle.core.scan.RawSeverity;
import io.jenkins.plugins.releaselifecycle.jenkins.record.FindingLists;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;

/** The findings of the latest security test of one kind and version, as programs read them. docs/rest.md describes every member. */
record FindingsJson(AbstractItem item, ScanKind kind, Version version) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws Refusal where there is no such test, or its list was not kept, was lost or was altered */
    ObjectNode latest() {
        Lifecycle lifecycle = Lifecycles.get().lifecycle(item);
        SecurityTest test = lifecycle
                .round(kind, version)
                .map(TestRound::test)
                .orElseThrow(() -> refusal(HttpServletResponse.SC_NOT_FOUND, "rest.no-test"));
        FindingLists kept = new FindingLists(item);
        List<FindingList> lists =
                kept.of(test).orElseThrow(() -> refusal(HttpServletResponse.SC_CONFLICT, "rest.no-findings"));
        Optional<FindingComparison> compared = lifecycle.firstTest(kind).flatMap(first -> kept.compare(first, test));
        ObjectNode json = JSON.objectNode();
        json.put("kind", kind.id());
        json.put("version", version.text());
        json.put("sequence", test.sequence());
        ArrayNode findings = json.putArray("findings");
        compared.ifPresentOrElse(with -> compared(with, findings), () -> alone(lists, findings));
        ArrayNode severities = json.putArray("severities");
        lists.stream()
                .flatMap(list -> list.reports().stream())
                .flatMap(report -> report.severities().stream())
                .forEach(severity -> severities.add(severity(severity)));
        return json;
    }

    private static void compared(FindingComparison comparison, ArrayNode findings) {
        comparison.still().forEach(one -> findings.add(finding(one.appeared() ? "new" : "remaining", one.finding())));
        comparison.gone().forEach(one -> findings.add(finding("fixed", one)));
    }

    private static void alone(List<FindingList> lists, ArrayNode findings) {
        lists.stream()
                .flatMap(list -> list.reports().stream())
                .flatMap(report -> report.gravest().stream())
                .forEach(one -> findings.add(finding("first", one)));
    }

    private static ObjectNode finding(String state, Detail finding) {
        return JSON.objectNode()
                .put("state", state)
                .put("fingerprint", finding.fingerprint())
                .put("severity", finding.severity().id())
                .put("raw", finding.raw())
                .put("rule", finding.rule())
                .put("place", finding.place())
                .put("title", finding.title());
    }

    private static ObjectNode severity(RawSeverity severity) {
        return JSON.objectNode()
                .put("raw", severity.raw())
                .put("severity", severity.severity().id())
                .put("number", severity.number());
    }

    private Refusal refusal(int status, String key) {
        return new Refusal(status, Message.of(FindingsJson.class, key, kind, version.text()));
    }
}
