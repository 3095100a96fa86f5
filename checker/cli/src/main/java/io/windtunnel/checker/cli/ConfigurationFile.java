package io.windtunnel.checker.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The options in {@code windtunnel.yml}: a mapping from an option's name without its dashes to one value, a list of
 * values, or a mapping where the option takes KEY=VALUE. A value is taken as it is written, so that version 1.10 stays
 * what it is.
 */
final class ConfigurationFile {

    private final String name;
    private final List<Setting> settings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** An option and its values, "KEY=VALUE" where the file has a mapping. */
    record Setting(String option, int line, List<String> values) {}

    private ConfigurationFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file of UTF-8 YAML.
     *
     * @param name the file as the user would name it
     * @throws UsageException if it cannot be read, is not YAML or not of this shape, with every problem and its line
     */
    static ConfigurationFile read(Path file, String name) throws UsageException {
        ConfigurationFile configuration = new ConfigurationFile(name);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            LoadSettings yaml = LoadSettings.builder().setLabel(name).build();
            new Compose(yaml).composeReader(reader).ifPresent(configuration::readDocument);
        } catch (MarkedYamlEngineException e) {
            String place =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new UsageException(List.of(name + place + ": this is not YAML: " + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UsageException(List.of(name + ": this is not YAML: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new UsageException(List.of(name + ": this is not UTF-8"));
        } catch (IOException e) {
            throw new UsageException(
                    List.of(name + " cannot be read (--config): " + e.getClass().getSimpleName()));
        }
        configuration.failOnProblems();
        return configuration;
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /** Remembers a problem of a line; {@link #failOnProblems} tells them all at once. */
    void problem(int line, String message) {
        problems.add(name + ":" + line + ": " + message);
    }

    void failOnProblems() throws UsageException {
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private void readDocument(Node document) {
        if (!(document instanceof MappingNode mapping)) {
            if (!isNull(document)) {
                problem(line(document), "options are expected here, one \"name: value\" a line");
            }
            return;
        }
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            int line = line(entry.getKeyNode());
            String option = text(entry.getKeyNode()).orElse("?");
            Integer before = seen.putIfAbsent(option, line);
            if (before != null) {
                problem(line, "\"" + option + "\" stands in line " + before + " already");
                continue;
            }
            List<String> values = values(option, entry.getValueNode());
            settings.add(new Setting(option, line, values));
        }
    }

    private List<String> values(String option, Node node) {
        List<String> values = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> add(option, item, "", values));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue()
                    .forEach(entry -> add(
                            option,
                            entry.getValueNode(),
                            text(entry.getKeyNode()).orElse("?") + "=",
                            values));
        } else {
            add(option, node, "", values);
        }
        return values;
    }

    private void add(String option, Node node, String prefix, List<String> values) {
        if (!prefix.isEmpty() && isNull(node)) {
            // An empty placeholder is a common comment switch.
            values.add(prefix);
            return;
        }
        Optional<String> text = isNull(node) ? Optional.empty() : text(node);
        text.ifPresentOrElse(
                value -> values.add(prefix + value),
                () -> problem(line(node), "\"" + option + "\" needs a value here: text, a number, true or false"));
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
