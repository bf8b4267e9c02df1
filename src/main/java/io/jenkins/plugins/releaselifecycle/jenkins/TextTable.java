package io.jenkins.plugins.releaselifecycle.jenkins;

import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A table for a console, whose columns stay in line with Chinese text too. */
@Restricted(NoExternalUse.class)
public final class TextTable {

    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    public TextTable(String... header) {
        rows.add(header);
    }

    public void row(String... cells) {
        rows.add(cells);
    }

    /** The table as text, the header first and a rule below it. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                line.append(row[i])
                        .append(" ".repeat(widths[i] - width(row[i])))
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
            if (lines.size() == 1) {
                lines.add("-".repeat(width(lines.get(0))));
            }
        }
        return lines;
    }

    /** Columns that the text takes in a fixed-width font: two for ideographs and full-width forms. */
    static int width(String text) {
        return text.codePoints()
                .map(c ->
                        Character.isIdeographic(c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF01 && c <= 0xFF60 ? 2 : 1)
                .sum();
    }
}
