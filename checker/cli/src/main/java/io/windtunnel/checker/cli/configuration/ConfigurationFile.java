package io.windtunnel.checker.cli.configuration;

import io.windtunnel.checker.cli.configuration.Setting.Shape;
import io.windtunnel.checker.cli.configuration.Setting.Value;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The settings in {@code windtunnel.yml}: a mapping from an option's name without its dashes to one value, a list of
 * values, or a mapping where the option takes KEY=VALUE. A value is taken as it is written, so that version 1.10 stays
 * what it is.
 */
final class ConfigurationFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> problems;

    private ConfigurationFile(String name, List<String> problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * Reads a file of UTF-8 YAML.
     *
     * @param name the file as the user would name it
     * @param problems takes what is not of this shape, with line and column
     * @return what could be read
     */
    static List<Setting> read(Path file, String name, List<String> problems) {
        ConfigurationFile configuration = new ConfigurationFile(name, problems);
        try {
            String text = Files.readString(file);
            String yaml = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            LoadSettings reading = LoadSettings.builder().setLabel(name).build();
            new Compose(reading).composeString(yaml).ifPresent(configuration::readDocument);
        } catch (MarkedYamlEngineException e) {
            problems.add(place(name, e.getProblemMark()) + ": this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(name + ": this is not YAML: " + e.getMessage());
        } catch (CharacterCodingException e) {
            problems.add(name + ": this is not UTF-8");
        } catch (NoSuchFileException e) {
            problems.add(name + ": there is no such file (--config)");
        } catch (IOException e) {
            problems.add(name + " cannot be read (--config): " + e.getClass().getSimpleName());
        }
        return List.copyOf(configuration.settings);
    }

    private void problem(Node node, String message) {
        problems.add(place(node) + ": " + message);
    }

    private void readDocument(Node document) {
        if (!(document instanceof MappingNode mapping)) {
            if (!isNull(document)) {
                problem(document, "options are expected here, one \"name: value\" a line");
            }
            return;
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node keyNode = entry.getKeyNode();
            String key = text(keyNode).orElse("?");
            Integer before = seen.putIfAbsent(
                    key, keyNode.getStartMark().map(Mark::getLine).orElse(0) + 1);
            if (before != null) {
                problem(keyNode, "\"" + key + "\" stands in line " + before + " already");
                continue;
            }
            settings.add(
                    new Setting(key, place(keyNode), shape(entry.getValueNode()), values(key, entry.getValueNode())));
        }
    }

    private static Shape shape(Node node) {
        return node instanceof SequenceNode ? Shape.LIST : node instanceof MappingNode ? Shape.MAPPING : Shape.SCALAR;
    }

    private List<Value> values(String key, Node node) {
        List<Value> values = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> add(key, item, "", values));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(entry -> add(
                            key, entry.getValueNode(), text(entry.getKeyNode()).orElse("?") + "=", values));
        } else {
            add(key, node, "", values);
        }
        return values;
    }

    private void add(String key, Node node, String prefix, List<Value> values) {
        if (!prefix.isEmpty() && isNull(node)) {
            // An empty placeholder is a common comment switch.
            values.add(new Value(prefix, place(node)));
            return;
        }
        Optional<String> text = isNull(node) ? Optional.empty() : text(node);
        text.ifPresentOrElse(
                value -> values.add(new Value(prefix + value, place(node))),
                () -> problem(node, "\"" + key + "\" needs a value here: text, a number, true or false"));
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private String place(Node node) {
        return place(name, node.getStartMark());
    }

    private static String place(String name, Optional<Mark> mark) {
        return mark.map(found -> name + ":" + (found.getLine() + 1) + ":" + (found.getColumn() + 1))
                .orElse(name);
    }
}
