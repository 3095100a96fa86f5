package io.windtunnel.checker.cli.init;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * {@code spring.flyway.*} in {@code application.yml}, {@code application.properties} and those of profiles.
 *
 * @see <a href="https://docs.spring.io/spring-boot/appendix/application-properties/index.html">Common Application
 *     Properties</a>
 */
final class SpringFile {

    static final Pattern NAME = Pattern.compile("application(?:-[\\w-]+)?\\.(?:ya?ml|properties)");

    private static final String FLYWAY = "spring.flyway.";
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final String PROFILES = "spring.profiles";

    /** Maven's resource filtering: {@code version: @project.version@}, which is no YAML. */
    private static final Pattern FILTERED = Pattern.compile("(?m)(:\\s+)(@[\\w.-]+@)\\s*$");

    private final String name;
    private final Findings into;

    private record Value(String text, String origin) {}

    private SpringFile(String name, Findings into) {
        this.name = name;
        this.into = into;
    }

    /**
     * Reads one.
     *
     * @param name the file as it is shown
     */
    static void read(Path file, String name, Findings into) {
        SpringFile spring = new SpringFile(name, into);
        try {
            if (name.endsWith(".properties")) {
                spring.properties(Files.readString(file));
            } else {
                spring.yaml(FILTERED.matcher(Files.readString(file)).replaceAll("$1\"$2\""));
            }
        } catch (IOException | YamlEngineException | IllegalArgumentException e) {
            into.unread(name + " cannot be read: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, Value> values = new LinkedHashMap<>();
        // Sorted: a list comes as locations[0], locations[1].
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            put(values, key.replaceFirst("\\[\\d+\\]$", ""), new Value(properties.getProperty(key), name));
        }
        tell(values);
    }

    private void yaml(String text) {
        LoadSettings reading = LoadSettings.builder().setLabel(name).build();
        for (Node document : new Compose(reading).composeAllFromString(text)) {
            Map<String, Value> values = new LinkedHashMap<>();
            flatten("", document, values);
            tell(values);
        }
    }

    private void flatten(String key, Node node, Map<String, Value> into) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode part) {
                    flatten(key.isEmpty() ? part.getValue() : key + "." + part.getValue(), entry.getValueNode(), into);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> flatten(key, item, into));
        } else if (node instanceof ScalarNode scalar) {
            String line =
                    node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            put(into, key, new Value(scalar.getValue(), name + line));
        }
    }

    private static void put(Map<String, Value> values, String key, Value value) {
        values.merge(key, value, (one, next) -> new Value(one.text() + "," + next.text(), one.origin()));
    }

    private void tell(Map<String, Value> values) {
        List<String> ofProfile = new ArrayList<>();
        boolean isProfile = values.containsKey(ON_PROFILE)
                || values.containsKey(PROFILES)
                || name.contains("/application-")
                || name.startsWith("application-");
        values.forEach((key, value) -> {
            if (!key.startsWith(FLYWAY)) {
                return;
            }
            String flyway = FlywayNames.ofSpring(key.substring(FLYWAY.length()));
            if (flyway.equals("enabled")
                    && value.text().toLowerCase(Locale.ROOT).equals("false")
                    && !isProfile) {
                into.unread(value.origin() + ": Flyway is switched off here (" + key + ")");
            } else if (!isProfile) {
                FlywayNames.add(flyway, value.text(), value.origin(), into);
            } else if (flyway.equals(FlywayNames.LOCATIONS) || FlywayNames.isTaken(flyway)) {
                ofProfile.add(key.substring(FLYWAY.length()) + " " + value.text() + " (" + value.origin() + ")");
            }
        });
        if (!ofProfile.isEmpty()) {
            into.unread("of a profile, and left out: " + String.join(", ", ofProfile));
        }
    }
}
