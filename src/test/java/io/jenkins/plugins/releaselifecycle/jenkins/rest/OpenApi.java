package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.Programs.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What {@code docs/openapi.yaml} promises, held against answers. */
final class OpenApi {

    private final JsonNode document;

    OpenApi() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        document = new JsonMapper().valueToTree(new Yaml(strict).load(Files.readString(Path.of("docs/openapi.yaml"))));
    }

    /** Each address with its method, as in {@code GET /job/{application}/…}. */
    TreeSet<String> calls() {
        TreeSet<String> calls = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return calls;
    }

    /** The names of the parameters that may follow the address of a call. */
    List<String> parameters(String call) {
        List<String> names = new ArrayList<>();
        promise(call).path("parameters").forEach(each -> {
            JsonNode parameter = resolved(each);
            assertThat(parameter.path("in").asText()).as(call).isEqualTo("query");
            names.add(parameter.path("name").asText());
        });
        return names;
    }

    private JsonNode promise(String call) {
        String[] parts = call.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /** Sees that an answer is of a status and a media type that are promised, and that JSON has the members that are. */
    void check(String call, Reply reply) throws Exception {
        JsonNode response = resolved(promise(call).path("responses").path(Integer.toString(reply.status())));
        assertThat(response.isObject())
                .as("%s promises %s", call, reply.status())
                .isTrue();
        String type = reply.header("Content-Type").replaceFirst("\\s*;.*", "").toLowerCase(Locale.ROOT);
        assertThat(response.path("content").fieldNames())
                .toIterable()
                .as("%s, %s", call, reply.status())
                .containsExactly(type);
        if (type.equals("application/json")) {
            check(call, response.path("content").path(type).path("schema"), reply.json());
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void check(String where, JsonNode given, JsonNode value) {
        JsonNode schema = resolved(given);
        assertThat(types(schema)).as("%s is %s", where, value).contains(type(value));
        if (schema.has("enum")) {
            assertThat(schema.path("enum")).as(where).contains(value);
        }
        if (value.isArray()) {
            value.forEach(element -> check(where + "[]", schema.path("items"), element));
        }
        if (value.isObject() && schema.has("properties")) {
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            List<String> required = new ArrayList<>();
            schema.path("required").forEach(name -> required.add(name.asText()));
            assertThat(names).as(where).containsAll(required);
            for (String name : names) {
                JsonNode property = schema.path("properties").path(name);
                assertThat(property.isObject())
                        .as("%s.%s is promised", where, name)
                        .isTrue();
                check(where + "." + name, property, value.path(name));
            }
        }
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> "integer";
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}
