package io.windtunnel.checker.cli.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options that can be configured: those of every command with {@code --config}, read off picocli's specs, but for a
 * few that make sense on a command line alone. The one list for file, environment, schema and manual.
 */
public final class ConfigurableOptions {

    private static final Set<String> NEVER_CONFIGURED = Set.of("config", "help", "version");

    /** Likewise, of one command; other commands may have others of these names. */
    private static final Map<String, Set<String>> NEVER_CONFIGURED_FOR = Map.of(
            "check", Set.of("fix", "dry-run"),
            "diff", Set.of("from", "to", "rename", "no-rename", "sql"),
            "generate", Set.of("message", "rename", "no-rename", "allow-drop"),
            "undo", Set.of("count", "to"),
            "reset", Set.of("yes-really"),
            "table-sizes", Set.of("query"));

    private final CommandLine all;
    private final Map<String, List<String>> keys;

    /** @param all the command line with all of its commands; their values do not survive */
    public ConfigurableOptions(CommandLine all) {
        this.all = all;
        this.keys = Collections.unmodifiableMap(keys(all));
    }

    /** Every key, in the order of the alphabet, with the commands that have it. */
    public Map<String, List<String>> keys() {
        return keys;
    }

    private static Map<String, List<String>> keys(CommandLine all) {
        Map<String, List<String>> keys = new TreeMap<>();
        all.getSubcommands().forEach((command, line) -> {
            if (line.getCommandSpec().findOption("--config") != null) {
                line.getCommandSpec().options().stream()
                        .map(option -> option.longestName().substring(2))
                        .filter(key -> isConfigurable(key, command))
                        .forEach(key -> keys.computeIfAbsent(key, none -> new ArrayList<>())
                                .add(command));
            }
        });
        return keys;
    }

    /** The command to read a key for: the one that runs where it has it, else another one that has it. */
    Optional<String> command(String key, String running) {
        List<String> having = keys.getOrDefault(key, List.of());
        return having.contains(running) ? Optional.of(running) : having.stream().findFirst();
    }

    /** The option of a key that the command has. */
    public OptionSpec option(String key, String command) {
        return Objects.requireNonNull(
                subcommand(command).getCommandSpec().findOption("--" + key), () -> command + " has no --" + key);
    }

    /** Whether it takes no value. */
    public static boolean isSwitch(OptionSpec option) {
        return option.arity().max() == 0;
    }

    /** Whether it can stand there more than once. */
    public static boolean isRepeatable(OptionSpec option) {
        ArgGroupSpec group = option.group();
        return option.isMultiValue() || (group != null && group.multiplicity().max() > 1);
    }

    /** Whether its values are KEY=VALUE. */
    public static boolean isMapping(OptionSpec option) {
        return option.typeInfo().isMap();
    }

    /** The type of one value. */
    public static Class<?> valueType(OptionSpec option) {
        return option.typeInfo().isOptional() || option.typeInfo().isMultiValue()
                ? option.auxiliaryTypes()[0]
                : option.type();
    }

    /** The other keys of which only one can be given. */
    public Set<String> alternatives(String key, String command) {
        ArgGroupSpec group = option(key, command).group();
        return group == null || !group.exclusive()
                ? Set.of()
                : Set.copyOf(group.options().stream()
                        .map(option -> option.longestName().substring(2))
                        .filter(other -> !other.equals(key))
                        .toList());
    }

    /** What the command says against a value of one of its options; empty where it takes it. */
    Optional<String> refusal(String command, String argument) {
        try {
            all.parseArgs(command, argument);
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What else a name could mean: a key that is like it, or all keys of the command that runs. */
    String advice(String unknown, String running) {
        List<String> elsewhere = Stream.of(NEVER_CONFIGURED_FOR)
                .flatMap(map -> map.entrySet().stream())
                .filter(entry -> entry.getValue().contains(unknown))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!elsewhere.isEmpty()) {
            return "; it is given on the command line of " + String.join(" and ", elsewhere) + " alone";
        }
        Predicate<String> isKey = name -> name.startsWith("--") && keys.containsKey(name.substring(2));
        try {
            all.parseArgs(running, "--" + unknown);
            return "";
        } catch (UnmatchedArgumentException e) {
            return e.getSuggestions().stream()
                    .filter(isKey)
                    .findFirst()
                    .map(name -> "; did you mean \"" + name.substring(2) + "\"?")
                    .orElseGet(() -> "; the options are " + String.join(", ", keys.keySet()));
        } catch (ParameterException e) {
            return "";
        }
    }

    private static boolean isConfigurable(String key, String command) {
        return !NEVER_CONFIGURED.contains(key)
                && !NEVER_CONFIGURED_FOR.getOrDefault(command, Set.of()).contains(key);
    }

    private CommandLine subcommand(String command) {
        return Objects.requireNonNull(all.getSubcommands().get(command));
    }
}
