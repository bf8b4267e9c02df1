package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of a call that votes or comments. Strict, because a member that is misread could open a gate.
 *
 * @param names of the members that it may have
 */
record JsonBody(String contentType, byte[] bytes, List<String> names) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads no more than one byte above what is taken. */
    static JsonBody of(HttpServletRequest request, String... names) throws IOException {
        return new JsonBody(
                request.getContentType(), request.getInputStream().readNBytes(MOST_BYTES + 1), List.of(names));
    }

    /** The members that it gives. */
    ObjectNode members() {
        if (contentType == null || !JSON_TYPE.matcher(contentType.strip()).matches()) {
            throw refusal(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "rest.type");
        }
        if (bytes.length > MOST_BYTES) {
            throw refusal(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "rest.long", MOST_BYTES / 1024);
        }
        JsonNode tree = tree();
        if (!(tree instanceof ObjectNode members)) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.json");
        }
        members.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw refusal(
                        HttpServletResponse.SC_BAD_REQUEST, "rest.unknown", Shown.of(name), String.join(", ", names));
            }
        });
        return members;
    }

    private JsonNode tree() {
        try {
            return JSON.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw refusal(HttpServletResponse.SC_BAD_REQUEST, "rest.json");
        }
    }

    private static Refusal refusal(int status, String key, Serializable... arguments) {
        return new Refusal(status, Message.of(JsonBody.class, key, arguments));
    }
}
