package io.jenkins.plugins.releaselifecycle.jenkins.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.jenkins.approval.Ballot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The body of a call that votes. Strict, because a member that is misread could open a gate. */
record VoteBody(String contentType, byte[] bytes) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern JSON_TYPE =
            Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> MEMBERS = List.of("role", "approved", "comment", "serious");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads no more than one byte above what is taken. */
    static VoteBody of(HttpServletRequest request) throws IOException {
        return new VoteBody(request.getContentType(), request.getInputStream().readNBytes(MOST_BYTES + 1));
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
            if (!MEMBERS.contains(name)) {
                throw refusal(
                        HttpServletResponse.SC_BAD_REQUEST, "rest.unknown", Shown.of(name), String.join(", ", MEMBERS));
            }
        });
        if (!members.has("serious")) {
            members.put("serious", false);
        }
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

    /** The vote that these members are. */
    static Fact vote(Ballot ballot, ObjectNode members) {
        try {
            return ballot.vote(members);
        } catch (InvalidInputException e) {
            throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, e.reason());
        }
    }

    private static Refusal refusal(int status, String key, Serializable... arguments) {
        return new Refusal(status, Message.of(VoteBody.class, key, arguments));
    }
}
