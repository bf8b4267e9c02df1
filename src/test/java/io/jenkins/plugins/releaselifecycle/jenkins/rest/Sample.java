package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer that docs/rest.md shows. */
final class Sample {

    private Sample() {}

    /** The first one below a heading. */
    static JsonNode below(String heading) throws IOException {
        Matcher sample = Pattern.compile("\n## " + heading + "\n.*?```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/rest.md")));
        assertThat(sample.find()).as(heading).isTrue();
        return new JsonMapper().readTree(sample.group(1));
    }

    /** The names of all members, as in {@code tests[].first.at}. */
    static TreeSet<String> members(JsonNode answer) {
        TreeSet<String> members = new TreeSet<>();
        add("", answer, members);
        return members;
    }

    private static void add(String name, JsonNode node, TreeSet<String> members) {
        if (node.isArray()) {
            node.forEach(each -> add(name + "[]", each, members));
        }
        node.properties().forEach(member -> {
            String inner = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
            members.add(inner);
            add(inner, member.getValue(), members);
        });
    }
}
