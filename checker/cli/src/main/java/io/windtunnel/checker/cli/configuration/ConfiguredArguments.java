package io.windtunnel.checker.cli.configuration;

import io.windtunnel.checker.cli.configuration.Setting.Shape;
import io.windtunnel.checker.cli.configuration.Setting.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Settings as arguments: those of the environment, below them those of the file, without those that the command line
 * replaces. What a value may be, only the parser of the command line knows.
 */
final class ConfiguredArguments {

    private static final String FORMAT = "format";
    private static final String OUTPUT = "output";

    private final ConfigurableOptions options;
    private final ParseResult given;
    private final List<String> problems;
    private final Map<String, String> origins = new LinkedHashMap<>();

    /**
     * @param given the command line's own arguments
     * @param problems takes unknown names, wrong values and contradictions, each with its place
     */
    ConfiguredArguments(ConfigurableOptions options, ParseResult given, List<String> problems) {
        this.options = options;
        this.given = given;
        this.problems = problems;
    }

    /** The arguments; how their paths are to be written is the file's own affair. */
    List<String> of(List<Setting> environment, List<Setting> file, PathMove move) {
        List<Setting> variables = environment.stream().filter(this::isAccepted).toList();
        List<Setting> lines = file.stream().filter(this::isAccepted).toList();
        alternatives(variables);
        alternatives(lines);
        List<Setting> below = lines.stream()
                .filter(line -> !isReplaced(line.key(), key -> isIn(variables, key, line.key())))
                .map(line -> moved(line, move))
                .toList();
        List<Setting> all = Stream.concat(variables.stream(), below.stream()).toList();
        if (!isTyped(FORMAT) && !isTyped(OUTPUT)) {
            pairProblems(values(all, FORMAT), values(all, OUTPUT));
        }
        return arguments(all);
    }

    /** Where the value of an option was written, by "--name"; of those that count. */
    Map<String, String> origins() {
        return origins;
    }

    private List<String> arguments(List<Setting> settings) {
        List<String> arguments = new ArrayList<>();
        List<Setting> own = settings.stream()
                .filter(setting -> command(setting.key()).equals(Optional.of(running())))
                .filter(setting -> !isReplaced(setting.key(), this::isTyped))
                .filter(setting -> !setting.isOff())
                .toList();
        own.forEach(setting -> origins.put("--" + setting.key(), setting.origin()));
        own.stream()
                .filter(setting ->
                        !setting.key().equals(FORMAT) && !setting.key().equals(OUTPUT))
                .forEach(setting -> setting.values().forEach(value -> arguments.add(argument(setting, value))));
        // In pairs, as they are meant: the n-th output belongs to the n-th format.
        List<Value> formats = values(own, FORMAT);
        List<Value> outputs = values(own, OUTPUT);
        for (int i = 0; i < Math.max(formats.size(), outputs.size()); i++) {
            formats.stream().skip(i).limit(1).forEach(value -> arguments.add("--format=" + value.text()));
            outputs.stream().skip(i).limit(1).forEach(value -> arguments.add("--output=" + value.text()));
        }
        return arguments;
    }

    private String argument(Setting setting, Value value) {
        boolean isSwitch = ConfigurableOptions.isSwitch(
                options.option(setting.key(), command(setting.key()).orElseThrow()));
        return "--" + setting.key() + (isSwitch ? "" : "=" + value.text());
    }

    private static List<Value> values(List<Setting> settings, String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .flatMap(setting -> setting.values().stream())
                .toList();
    }

    /** A format replaces the outputs below it, too: it would not be theirs. */
    private boolean isReplaced(String key, Predicate<String> isGiven) {
        return isGiven.test(key)
                || (key.equals(OUTPUT) && isGiven.test(FORMAT))
                || options.alternatives(key, command(key).orElseThrow()).stream()
                        .anyMatch(isGiven);
    }

    private static boolean isIn(List<Setting> settings, String key, String self) {
        return settings.stream()
                .anyMatch(setting -> setting.key().equals(key) && (key.equals(self) || !setting.isOff()));
    }

    private boolean isTyped(String key) {
        return given.commandSpec().findOption("--" + key) != null && given.hasMatchedOption("--" + key);
    }

    private String running() {
        return given.commandSpec().name();
    }

    private Optional<String> command(String key) {
        return options.command(key, running());
    }

    private Setting moved(Setting setting, PathMove move) {
        Class<?> type = ConfigurableOptions.valueType(
                options.option(setting.key(), command(setting.key()).orElseThrow()));
        List<Value> values = setting.values().stream()
                .map(value -> new Value(move.value(type, value.text()), value.origin()))
                .toList();
        return new Setting(setting.key(), setting.origin(), setting.shape(), values);
    }

    /** Whether the setting alone is right. */
    private boolean isAccepted(Setting setting) {
        Optional<String> command = command(setting.key());
        if (command.isEmpty()) {
            problems.add(setting.origin() + ": there is no option \"" + setting.key() + "\""
                    + options.advice(setting.key(), running()));
            return false;
        }
        int before = problems.size();
        OptionSpec option = options.option(setting.key(), command.get());
        wrongShape(setting, option).ifPresent(problem -> problems.add(setting.origin() + ": " + problem));
        if (problems.size() == before && !ConfigurableOptions.isSwitch(option)) {
            for (Value value : setting.values()) {
                options.refusal(command.get(), "--" + setting.key() + "=" + value.text())
                        .ifPresent(refusal -> problems.add(value.origin() + ": " + refusal));
            }
        }
        return problems.size() == before && !setting.values().isEmpty();
    }

    private static Optional<String> wrongShape(Setting setting, OptionSpec option) {
        String key = "\"" + setting.key() + "\"";
        boolean isTrueOrFalse = List.of("true", "false").containsAll(setting.texts());
        if (ConfigurableOptions.isSwitch(option)) {
            return setting.shape() == Shape.SCALAR && isTrueOrFalse
                    ? Optional.empty()
                    : Optional.of(key + " is true or false");
        }
        if (setting.shape() == Shape.SCALAR
                && isTrueOrFalse
                && !setting.values().isEmpty()) {
            return Optional.of(key + " is not a switch: give it a value");
        }
        if (setting.shape() == Shape.MAPPING && !ConfigurableOptions.isMapping(option)) {
            return Optional.of(key + " takes "
                    + (ConfigurableOptions.isRepeatable(option) ? "a value or a list of them" : "one value")
                    + ", and no mapping");
        }
        return setting.shape() == Shape.LIST && !ConfigurableOptions.isRepeatable(option)
                ? Optional.of(key + " takes one value, and no list")
                : Optional.empty();
    }

    private void alternatives(List<Setting> settings) {
        List<Setting> on = settings.stream().filter(setting -> !setting.isOff()).toList();
        for (int i = 0; i < on.size(); i++) {
            Setting later = on.get(i);
            on.subList(0, i).stream()
                    .filter(earlier -> options.alternatives(
                                    later.key(), command(later.key()).orElseThrow())
                            .contains(earlier.key()))
                    .findFirst()
                    .ifPresent(earlier -> problems.add(later.origin() + ": \"" + later.key() + "\" contradicts \""
                            + earlier.key() + "\" (" + earlier.origin() + "): give one of them"));
        }
    }

    private void pairProblems(List<Value> formats, List<Value> outputs) {
        if (!(formats.isEmpty() && outputs.size() == 1)) {
            outputs.stream()
                    .skip(formats.size())
                    .forEach(output -> problems.add(output.origin() + ": output " + output.text()
                            + " has no format: the first output belongs to the first format, and so on"));
        }
        List<Value> shown = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < formats.size(); i++) {
            if (i >= outputs.size() || outputs.get(i).text().equals("-")) {
                shown.add(formats.get(i));
            }
        }
        for (Value output : outputs) {
            if (!output.text().equals("-") && files.contains(output.text())) {
                problems.add(output.origin() + ": two reports go to " + output.text()
                        + "; give each format an output of its own");
            }
            files.add(output.text());
        }
        if (shown.size() > 1) {
            problems.add(shown.get(1).origin()
                    + ": more than one report goes to standard output; give all but one of the formats an output");
        }
    }
}
