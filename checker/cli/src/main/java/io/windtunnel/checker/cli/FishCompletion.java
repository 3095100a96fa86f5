package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.configuration.ConfigurableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completions for fish, from picocli's specs.
 *
 * @see <a href="https://fishshell.com/docs/current/cmds/complete.html">fish: complete</a>
 */
final class FishCompletion {

    private final String command;
    private final Map<String, CommandLine> subcommands;

    /** @param all the command line with every command */
    FishCompletion(String command, CommandLine all) {
        this.command = command;
        this.subcommands = all.getSubcommands();
    }

    /** A script for {@code ~/.config/fish/completions}. */
    String script() {
        List<String> lines = new ArrayList<>(List.of("complete -c " + command + " -f"));
        subcommands.forEach((name, line) -> {
            CommandSpec spec = line.getCommandSpec();
            lines.add(complete(
                    "__fish_use_subcommand",
                    "-a " + name,
                    description(spec.usageMessage().description())));
            spec.options().forEach(option -> lines.addAll(option(name, option)));
            spec.positionalParameters()
                    .forEach(parameter ->
                            lines.add(complete(seen(name), values(parameter), description(parameter.description()))));
        });
        return String.join("\n", lines) + "\n";
    }

    private static String seen(String name) {
        return "__fish_seen_subcommand_from " + name;
    }

    private List<String> option(String name, OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(one -> one.startsWith("--") ? "-l " + one.substring(2) : "-s " + one.substring(1))
                .collect(Collectors.joining(" "));
        String value =
                ConfigurableOptions.isSwitch(option) ? "" : " " + (isFile(option) ? "-r -F" : "-x " + values(option));
        List<String> lines = new ArrayList<>();
        lines.add(complete(seen(name), names + value.stripTrailing(), description(option.description())));
        if (option.negatable()) {
            lines.add(complete(seen(name), "-l no-" + option.longestName().substring(2), ""));
        }
        return lines;
    }

    private String complete(String condition, String what, String description) {
        return "complete -c " + command + " -n '" + condition + "' " + what
                + (description.isEmpty() ? "" : " -d " + quoted(description));
    }

    /** Files where it takes one. */
    private static String values(ArgSpec argument) {
        if (isFile(argument)) {
            return "-F";
        }
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : "-a "
                        + quoted(StreamSupport.stream(candidates.spliterator(), false)
                                .collect(Collectors.joining(" ")));
    }

    private static boolean isFile(ArgSpec argument) {
        return Arrays.asList(argument.auxiliaryTypes()).contains(Path.class) || argument.type() == Path.class;
    }

    /** The first sentence. */
    private static String description(String... text) {
        return String.join(" ", text).split("(?<=[^.][.:;]) ", 2)[0].replaceFirst("[.:;]$", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
