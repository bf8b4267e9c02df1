package io.jenkins.plugins.releaselifecycle.cli;

import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file, and where it stands, so that whoever refuses it can say so. Only what settings are made of is
 * taken: texts, lists and keys with values, without tags, anchors and aliases.
 *
 * @param path keys from the top of the file, such as {@code gates.install.decidedBy[0]}; empty for the whole file
 * @param line of its key, counted from 1
 */
record YamlValue(Path file, String path, int line, Node node) {

    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.MERGE);

    static YamlValue whole(Path file, Node root) {
        return new YamlValue(file, "", line(root), root);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    InvalidInputException refused(String key, Serializable... arguments) {
        return refused(Console.text(key, arguments));
    }

    /** What is wrong with it, after the file, the line and the key. */
    InvalidInputException refused(Message reason) {
        return new InvalidInputException(
                path.isEmpty()
                        ? Console.text("policy.at.line", file.toString(), line, reason)
                        : Console.text("policy.at.key", file.toString(), line, Shown.of(path), reason));
    }

    /** @throws InvalidInputException where it is not a text; a number is one too */
    String text() {
        requirePlain();
        if (!(node instanceof ScalarNode scalar)) {
            throw refused("policy.text");
        }
        if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
            throw refused("policy.no-value");
        }
        return scalar.getValue();
    }

    /** @throws InvalidInputException where it is not a list */
    List<YamlValue> items() {
        requirePlain();
        if (!(node instanceof SequenceNode list)) {
            throw refused(isNull() ? "policy.no-value" : "policy.list");
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(new YamlValue(file, path + "[" + items.size() + "]", line(item), item));
        }
        return items;
    }

    /** @throws InvalidInputException where it is not keys with values, or one of them stands there twice */
    Map<String, YamlValue> members() {
        requirePlain();
        if (!(node instanceof MappingNode mapping)) {
            throw refused(isNull() ? "policy.no-value" : "policy.keys");
        }
        Map<String, YamlValue> members = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
            YamlValue value = member(member);
            if (members.putIfAbsent(((ScalarNode) member.getKeyNode()).getValue(), value) != null) {
                throw value.refused("policy.twice");
            }
        }
        return members;
    }

    private YamlValue member(NodeTuple member) {
        Node key = member.getKeyNode();
        if (!(key instanceof ScalarNode name)) {
            throw new YamlValue(file, path, line(key), key).refused("policy.key");
        }
        String below = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
        return new YamlValue(file, below, line(key), member.getValueNode());
    }

    private boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    private void requirePlain() {
        if (node.getAnchor().isPresent()) {
            throw refused("policy.anchor");
        }
        if (!PLAIN.contains(node.getTag())) {
            throw refused("policy.tag", Shown.of(node.getTag().getValue()));
        }
    }
}
