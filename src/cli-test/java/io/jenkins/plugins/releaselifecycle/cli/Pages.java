package io.jenkins.plugins.releaselifecycle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the pages of the documentation show as examples. */
final class Pages {

    private Pages() {}

    static String text(String page) {
        try {
            return Files.readString(Path.of("docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of that language, in their order. */
    static List<String> blocks(String page, String language) {
        return Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The example of FACTS.jsonl: an application from its registration to an open gate {@code install}. */
    static List<String> facts() {
        return blocks("ledger-format.md", "jsonl").get(0).lines().toList();
    }
}
