package io.jenkins.plugins.releaselifecycle.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;

/**
 * Where answers go, in the language of whoever reads them and in UTC.
 *
 * @param out answers
 * @param err one sentence on why there is none
 */
record Console(PrintWriter out, PrintWriter err, Language language) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    /** The message of that key in this package's {@code Texts}. */
    static Message text(String key, Serializable... arguments) {
        return Message.of(Console.class, key, arguments);
    }

    String word(Message message) {
        return message.in(language.locale(), ZoneOffset.UTC);
    }

    String word(String key, Serializable... arguments) {
        return word(text(key, arguments));
    }

    void print(String line) {
        out.println(harmless(line));
    }

    void problem(String sentence) {
        err.println(harmless(sentence));
    }

    /** Prints one object on a line of its own. */
    void json(Object answer) {
        try {
            JSON.writeValue(out, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println();
    }

    /** File names, tools and job names come from outside and must not steer a terminal. */
    private static String harmless(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
    }
}
