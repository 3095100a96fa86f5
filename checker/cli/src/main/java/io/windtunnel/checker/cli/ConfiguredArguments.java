package io.windtunnel.checker.cli;

import io.windtunnel.checker.cli.ConfigurationFile.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The configuration file as arguments that stand before those of the command line, without those that the command line
 * replaces. So there is one place that knows what an option means.
 */
final class ConfiguredArguments {

    /** Options that make sense on a command line alone. */
    private static final Set<String> NEVER_CONFIGURED = Set.of("config", "help", "version");

    /** Likewise, of one command; other commands may have others of these names. */
    private static final Map<String, Set<String>> NEVER_CONFIGURED_FOR = Map.of(
            "diff", Set.of("from", "to", "rename", "no-rename", "sql"),
            "generate", Set.of("message", "rename", "no-rename", "allow-drop"),
            "undo", Set.of("count", "to"),
            "reset", Set.of("yes-really"));

    /** One of these on the command line replaces all of them. */
    private static final Set<String> SCOPE = Set.of("base", "from", "all");

    private final ConfigurationFile file;
    private final ParseResult given;
    private final Supplier<CommandLine> parser;

    /**
     * @param given the command line's own arguments
     * @param parser makes a fresh command line of all commands
     */
    ConfiguredArguments(ConfigurationFile file, ParseResult given, Supplier<CommandLine> parser) {
        this.file = file;
        this.given = given;
        this.parser = parser;
    }

    /**
     * The arguments.
     *
     * @throws UsageException for unknown names and wrong values, all at once, each with its line
     */
    List<String> arguments() throws UsageException {
        List<String> arguments = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (Setting setting : file.settings()) {
            List<String> own = arguments(setting);
            String command = command(setting);
            if (!accepted(setting, command, own)
                    || !command.equals(given.commandSpec().name())) {
                continue;
            }
            if (setting.option().equals("format")) {
                formats.addAll(own);
            } else if (setting.option().equals("output")) {
                outputs.addAll(own);
            } else if (!isReplaced(setting.option())) {
                arguments.addAll(own);
            }
        }
        file.failOnProblems();
        arguments.addAll(pairs(formats, outputs));
        return arguments;
    }

    /** In pairs, as the file means them: the n-th output belongs to the n-th format. */
    private List<String> pairs(List<String> formats, List<String> outputs) {
        if (isGiven("format")) {
            return List.of();
        }
        List<String> kept = isGiven("output") ? List.of() : outputs;
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(formats.size(), kept.size()); i++) {
            formats.stream().skip(i).limit(1).forEach(pairs::add);
            kept.stream().skip(i).limit(1).forEach(pairs::add);
        }
        return pairs;
    }

    private boolean isReplaced(String option) {
        return SCOPE.contains(option) ? SCOPE.stream().anyMatch(this::isGiven) : isGiven(option);
    }

    private boolean isGiven(String option) {
        return given.hasMatchedOption("--" + option);
    }

    private static List<String> arguments(Setting setting) {
        List<String> values = setting.values();
        if (values.equals(List.of("true"))) {
            return List.of("--" + setting.option());
        }
        return values.stream()
                .map(value -> "--" + setting.option() + "=" + value)
                .toList();
    }

    /** The command that runs where it has the option, else another one that has it: the file is for all of them. */
    private String command(Setting setting) {
        String running = given.commandSpec().name();
        return Stream.concat(Stream.of(running), parser.get().getSubcommands().keySet().stream())
                .filter(command -> isConfigurable(setting.option(), command))
                .filter(command -> subcommand(command).getCommandSpec().findOption("--" + setting.option()) != null)
                .findFirst()
                .orElse(running);
    }

    private static boolean isConfigurable(String option, String command) {
        return !NEVER_CONFIGURED.contains(option)
                && !NEVER_CONFIGURED_FOR.getOrDefault(command, Set.of()).contains(option);
    }

    /** Whether the option alone is right; a problem is remembered with its line. */
    private boolean accepted(Setting setting, String command, List<String> arguments) {
        CommandLine fresh = subcommand(command);
        OptionSpec option = fresh.getCommandSpec().findOption("--" + setting.option());
        if (option == null || !isConfigurable(setting.option(), command)) {
            file.problem(
                    setting.line(),
                    "there is no option \"" + setting.option() + "\"" + suggestion(setting, command, fresh));
            return false;
        }
        boolean flag = option.arity().max() == 0;
        if (flag && setting.values().equals(List.of("false"))) {
            return false;
        }
        if (flag != setting.values().equals(List.of("true"))) {
            file.problem(
                    setting.line(),
                    "\"" + setting.option() + "\" is " + (flag ? "true or false" : "not a switch: give it a value"));
            return false;
        }
        try {
            parse(command, arguments);
            return true;
        } catch (ParameterException e) {
            file.problem(setting.line(), String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** From the top: picocli asks a command's parents, too, and only those that parse can answer. */
    private void parse(String command, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.add(0, command);
        parser.get().parseArgs(all.toArray(String[]::new));
    }

    private CommandLine subcommand(String command) {
        return Objects.requireNonNull(parser.get().getSubcommands().get(command));
    }

    private String suggestion(Setting setting, String command, CommandLine fresh) {
        Predicate<String> configurable = name -> name.startsWith("--") && isConfigurable(name.substring(2), command);
        try {
            parse(command, List.of("--" + setting.option()));
            return "";
        } catch (UnmatchedArgumentException e) {
            return e.getSuggestions().stream()
                    .filter(configurable)
                    .findFirst()
                    .map(name -> "; did you mean \"" + name.substring(2) + "\"?")
                    .orElseGet(() -> "; the options are " + String.join(", ", names(fresh, configurable)));
        } catch (ParameterException e) {
            return "";
        }
    }

    private static List<String> names(CommandLine fresh, Predicate<String> which) {
        return fresh.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(which)
                .map(name -> name.substring(2))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
