package io.jenkins.plugins.releaselifecycle.cli;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The answer of {@code ledger show} for people. */
final class LedgerText {

    private LedgerText() {}

    static List<String> lines(LedgerAnswer answer, Console console) {
        List<String> lines = new ArrayList<>();
        lines.add(console.word("ledger.title", answer.ledger(), answer.records()));
        lines.add(console.word("ledger.head", answer.head()));
        lines.add(console.word("ledger.zone"));
        lines.add("");
        int width = answer.records().toString().length();
        for (FactLine fact : answer.facts()) {
            String sequence = " ".repeat(width - Long.toString(fact.sequence()).length()) + fact.sequence();
            String second = fact.at().truncatedTo(ChronoUnit.SECONDS).toString();
            lines.add(String.join("  ", sequence, second, fact.actor().shown(), fact.sentence()));
        }
        if (answer.reason() != null) {
            lines.add("");
            lines.add(answer.reason());
        }
        return lines;
    }
}
