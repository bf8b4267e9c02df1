package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file of one document into nodes that know their lines; nothing in it is carried out. */
final class YamlFile {

    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 50;

    private final Path file;
    private final LoadSettings settings;

    private YamlFile(Path file) {
        this.file = file;
        this.settings = LoadSettings.builder()
                .setLabel("policy")
                .setAllowNonScalarKeys(true)
                // Nobody follows an alias here, so however many there are they stand for nothing.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
    }

    /** @throws InvalidInputException where there is no such file, or it is not YAML, or too large, or empty */
    static YamlValue read(Path file) {
        return new YamlFile(file).read();
    }

    private YamlValue read() {
        String text = text();
        try {
            requireShallow(text);
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> refused(Console.text("policy.empty", file.toString())));
            return YamlValue.whole(file, root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw refused(line, "policy.yaml");
        } catch (ReaderException e) {
            throw refused(lineOf(text, e.getPosition()), "policy.character");
        } catch (YamlEngineException e) {
            throw refused(1, "policy.yaml");
        }
    }

    private String text() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw refused(Console.text("policy.large", file.toString(), MOST_BYTES));
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused(Console.text("policy.utf-8", file.toString()));
        } catch (IOException e) {
            Message why = Files.isDirectory(file) ? Console.text("file.directory") : FileProblem.of(e);
            throw refused(Console.text("file.problem", file.toString(), why));
        }
    }

    /** Nodes are composed by recursion, so that a file of brackets could exhaust the stack. */
    private void requireShallow(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> documents += event instanceof DocumentStartEvent ? 1 : 0;
            }
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            if (depth > DEEPEST) {
                throw refused(line, "policy.deep");
            }
            if (documents > 1) {
                throw refused(line, "policy.documents");
            }
        }
    }

    private static int lineOf(String text, int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private InvalidInputException refused(int line, String key) {
        return refused(Console.text("policy.at.line", file.toString(), line, Console.text(key)));
    }

    private static InvalidInputException refused(Message reason) {
        return new InvalidInputException(reason);
    }
}
