package io.windtunnel.checker.cli.configuration;

import io.windtunnel.checker.cli.configuration.Setting.Shape;
import io.windtunnel.checker.cli.configuration.Setting.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The settings in the environment: {@code WINDTUNNEL_FAIL_ON} for {@code fail-on}. More than one value stand in lines, or
 * between commas; values of KEY=VALUE in lines alone, as theirs may hold commas. An empty variable is none.
 */
final class EnvironmentVariables {

    static final String CONFIG = "WINDTUNNEL_CONFIG";
    private static final String PREFIX = "WINDTUNNEL_";

    /** The launcher's, the review server's token, the action's, and those of this project's own build. */
    private static final List<String> OTHERS = List.of(
            "WINDTUNNEL_CACHE", "WINDTUNNEL_TOKEN", CONFIG, "WINDTUNNEL_ACTION_", "WINDTUNNEL_CI_", "WINDTUNNEL_TEST_");

    private final Map<String, String> variables = new TreeMap<>();

    EnvironmentVariables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isEmpty() && !isOther(name)) {
                variables.put(name, value);
            }
        });
    }

    private static boolean isOther(String name) {
        return OTHERS.stream().anyMatch(other -> other.endsWith("_") ? name.startsWith(other) : name.equals(other));
    }

    boolean isEmpty() {
        return variables.isEmpty();
    }

    /** What they are named for, whether there is such a key or not. */
    List<String> keys() {
        return variables.keySet().stream().map(EnvironmentVariables::key).toList();
    }

    private static String key(String name) {
        return name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads them.
     *
     * @param running the command that runs
     * @param warnings takes the variables that are no setting
     */
    List<Setting> read(ConfigurableOptions options, String running, List<String> warnings) {
        List<Setting> settings = new ArrayList<>();
        variables.forEach((name, value) -> {
            String key =
                    name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            options.command(key, running)
                    .ifPresentOrElse(
                            command -> settings.add(setting(key, name, value, options.option(key, command))),
                            () -> warnings.add(name + " is no setting and is passed over"
                                    + inCapitals(options.advice(key, running))));
        });
        return settings;
    }

    private static Setting setting(String key, String name, String value, OptionSpec option) {
        if (!ConfigurableOptions.isRepeatable(option)) {
            return new Setting(key, name, Shape.SCALAR, List.of(new Value(value, name)));
        }
        boolean lines = value.contains("\n") || ConfigurableOptions.isMapping(option);
        List<Value> values = Arrays.stream(value.split(lines ? "\n" : ",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new Value(part, name))
                .toList();
        return new Setting(key, name, Shape.LIST, values);
    }

    /** The advice for a key, as advice for a variable. */
    private static String inCapitals(String advice) {
        int quote = advice.indexOf('"');
        return quote < 0
                ? advice.replaceFirst("; the options are .*", "")
                : advice.substring(0, quote) + PREFIX
                        + advice.substring(quote + 1, advice.lastIndexOf('"'))
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')
                        + "?";
    }
}
