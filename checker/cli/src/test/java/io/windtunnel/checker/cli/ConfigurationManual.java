package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.configuration.ConfigurableOptions;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.server.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What {@code windtunnel.yml} may hold, as the options say it: the JSON Schema and the table of the manual. */
final class ConfigurationManual {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ConfigurableOptions options;
    private final Map<String, List<String>> keys;

    ConfigurationManual(ConfigurableOptions options) {
        this.options = options;
        this.keys = options.keys();
    }

    Set<String> keys() {
        return keys.keySet();
    }

    /** Draft 7, which every editor's YAML support reads. */
    String schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("$id", "urn:windtunnel:configuration");
        schema.put("title", "windtunnel.yml");
        schema.put("description", "The options of windtunnel under their names without the dashes before them.");
        schema.putArray("type").add("object").add("null");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        keys.keySet().forEach(key -> properties.set(key, property(option(key))));
        ArrayNode all = schema.putArray("allOf");
        keys.keySet().forEach(key -> new TreeSet<>(options.alternatives(key, command(key)))
                .stream().filter(other -> key.compareTo(other) < 0).forEach(other -> all.add(notBoth(key, other))));
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(schema)
                + "\n";
    }

    /** A line for each key, in Markdown. */
    String table() {
        List<String> all = keys.getOrDefault("verbose", List.of());
        StringBuilder table = new StringBuilder("| key | value | commands | meaning |\n|---|---|---|---|\n");
        keys.forEach((key, commands) -> table.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        key,
                        value(option(key)),
                        commands.equals(all) ? "all" : String.join(", ", commands),
                        description(option(key)).replace("|", "\\|"))));
        return table.toString();
    }

    private String command(String key) {
        return keys.getOrDefault(key, List.of()).get(0);
    }

    private OptionSpec option(String key) {
        return options.option(key, command(key));
    }

    /** A switch that is off contradicts nothing. */
    private ObjectNode notBoth(String one, String other) {
        ObjectNode both = JSON.objectNode().put("type", "object");
        both.putArray("required").add(one).add(other);
        ObjectNode on = JSON.objectNode();
        for (String key : List.of(one, other)) {
            if (ConfigurableOptions.isSwitch(option(key))) {
                on.putObject(key).put("const", true);
            }
        }
        if (!on.isEmpty()) {
            both.set("properties", on);
        }
        ObjectNode not = JSON.objectNode();
        not.set("not", both);
        return not;
    }

    private static ObjectNode property(OptionSpec option) {
        ObjectNode one = JSON.objectNode();
        one.put("description", description(option));
        if (ConfigurableOptions.isMapping(option)) {
            ArrayNode forms = one.putArray("anyOf");
            ObjectNode mapping = forms.addObject().put("type", "object");
            mapping.putObject("additionalProperties")
                    .putArray("type")
                    .add("string")
                    .add("number")
                    .add("boolean")
                    .add("null");
            ObjectNode text = JSON.objectNode().put("type", "string").put("pattern", "^[^=]+=");
            forms.add(text);
            forms.addObject().put("type", "array").set("items", text.deepCopy());
        } else if (ConfigurableOptions.isRepeatable(option)) {
            ArrayNode forms = one.putArray("anyOf");
            forms.add(type(option));
            forms.addObject().put("type", "array").set("items", type(option));
        } else {
            one.setAll(type(option));
        }
        return one;
    }

    private static ObjectNode type(OptionSpec option) {
        Class<?> type = ConfigurableOptions.valueType(option);
        ObjectNode json = JSON.objectNode();
        if (ConfigurableOptions.isSwitch(option)) {
            return json.put("type", "boolean").put("default", false);
        }
        if (type == Duration.class) {
            json.put("type", "integer").put("minimum", 1).put("maximum", 999_999);
            initial(option).map(Duration.class::cast).ifPresent(duration -> json.put("default", duration.toSeconds()));
            return json;
        }
        if (type.isEnum()) {
            ArrayNode values = json.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(constant -> values.add(constant.toString()));
            initial(option).ifPresent(value -> json.put("default", value.toString()));
            return json;
        }
        // A version such as 7 is a number to YAML.
        json.putArray("type").add("string").add("number");
        pattern(type).ifPresent(pattern -> json.remove("type"));
        pattern(type).ifPresent(pattern -> json.put("type", "string").put("pattern", pattern));
        if (type == Path.class && !ConfigurableOptions.isRepeatable(option)) {
            initial(option).ifPresent(value -> json.put("default", value.toString()));
        }
        if (type == SandboxSource.class) {
            json.put("default", "embedded");
            json.putArray("examples")
                    .add("embedded:16")
                    .add("docker:postgres:18")
                    .add("system");
        }
        return json;
    }

    private static Optional<String> pattern(Class<?> type) {
        return type == SandboxSource.class
                ? Optional.of("^((embedded|docker|system)(:.+)?|jdbc:postgresql:.+)$")
                : type == ModelSource.class
                        ? Optional.of("^((migrations|ddl):.+|jooq:[^@]+@.+|jdbc:postgresql:.+)$")
                        : type == ServerAddress.class ? Optional.of("^https?://.+$") : Optional.empty();
    }

    private static Optional<Object> initial(OptionSpec option) {
        return Optional.ofNullable(option.initialValue()).filter(value -> !(value instanceof Optional<?>));
    }

    private static String description(OptionSpec option) {
        return String.join(" ", option.description())
                .replace("; can be repeated", "; one or a list")
                .replace("%n", " ");
    }

    private static String value(OptionSpec option) {
        if (ConfigurableOptions.isSwitch(option)) {
            return "`true`, `false`";
        }
        Class<?> type = ConfigurableOptions.valueType(option);
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                            .map(constant -> "`" + constant + "`")
                            .collect(Collectors.joining(", "))
                    + (ConfigurableOptions.isRepeatable(option) ? "; a list" : "");
        }
        String label = option.paramLabel();
        return ConfigurableOptions.isMapping(option)
                ? "a mapping, or a list of " + label
                : label + (ConfigurableOptions.isRepeatable(option) ? ", a list" : "");
    }
}
