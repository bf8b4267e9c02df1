package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** The test results of one XCCDF document or ARF collection, wherever in it they are. */
final class XccdfDocument {
    /** What may not be lost in a place where it does not belong, or in a namespace that is not known. */
    private static final Set<String> RESULTS = Set.of("TestResult", "rule-result");

    private final XccdfRules rules;
    private final ToolNames tools = new ToolNames();
    private final XmlWalker xml;
    private final Tally tally;
    private int testResults;
    private Instant end;

    XccdfDocument(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
        this.rules = new XccdfRules(tally);
    }

    /** Reads the element here, and all in it. */
    void element(String name) throws IOException {
        if (isXccdf() && name.equals("TestResult")) {
            testResult();
            return;
        }
        xml.refuse(RESULTS);
        if (isXccdf() && name.equals("Rule")) {
            rules.rule(xml.attribute("id"), xml.attribute("severity"), xml.attribute("extends"));
        }
        xml.children(this::element);
    }

    Contents contents() {
        if (testResults == 0) {
            throw Refusal.because("xccdf.no-test-result");
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("xccdf.nothing-examined", testResults);
        }
        rules.decide();
        String tool = tools.toString();
        return new Contents(tool.isEmpty() ? "XCCDF" : tool, end, tally);
    }

    private boolean isXccdf() {
        return XccdfReader.NAMESPACES.contains(xml.namespace());
    }

    private void testResult() throws IOException {
        testResults++;
        int before = tally.examinedCount();
        String system = xml.attribute("test-system");
        end = Timestamp.latest(end, Timestamp.of(xml.attribute("end-time")));
        String[] benchmark = new String[1];
        String[] target = new String[1];
        xml.children(name -> {
            if (isXccdf() && name.equals("rule-result")) {
                ruleResult(target[0]);
                return;
            }
            if (isXccdf() && name.equals("target") && target[0] == null) {
                target[0] = xml.text();
                return;
            }
            if (isXccdf() && name.equals("benchmark")) {
                benchmark[0] = xml.attribute("href");
            }
            xml.passWithout(RESULTS);
        });
        String tool = system == null || system.isBlank() ? benchmark[0] : system;
        if (tool != null && !tool.isBlank()) {
            tools.add(tool);
        }
        if (tally.examinedCount() == before) {
            tally.notExamined();
        }
    }

    private void ruleResult(String target) throws IOException {
        String rule = xml.attribute("idref");
        String severity = xml.attribute("severity");
        String[] result = new String[1];
        String[] instance = new String[1];
        xml.children(name -> {
            if (isXccdf() && name.equals("result")) {
                result[0] = xml.onlyText(result[0]);
            } else if (isXccdf() && name.equals("instance") && instance[0] == null) {
                instance[0] = xml.text();
            } else {
                xml.passWithout(RESULTS);
            }
        });
        switch (result[0] == null ? "" : result[0].toLowerCase(Locale.ROOT)) {
            case "pass", "fixed" -> {
                tally.examined();
                tally.passed();
            }
            case "fail" -> {
                tally.examined();
                rules.failed(rule, severity, Sighting.at(target, instance[0]));
            }
            case "notselected" -> tally.notSelected();
            case "notapplicable", "informational" -> tally.excluded();
            default -> tally.notExamined(); // error, unknown, notchecked, and what the specification does not have
        }
    }
}
