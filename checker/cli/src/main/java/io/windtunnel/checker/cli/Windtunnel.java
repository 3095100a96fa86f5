package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.DecisionSource;
import io.windtunnel.checker.MigrationChecker;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.cli.configuration.Configuration;
import io.windtunnel.checker.cli.configuration.ConfigurationException;
import io.windtunnel.checker.cli.configuration.ConfigurationReader;
import io.windtunnel.checker.cli.configuration.PathMove;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Preset;
import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.domain.server.ServerAddress;
import io.windtunnel.views.text.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command: reads arguments and the configuration file, runs what they say, and tells what went wrong. */
@SuppressWarnings("UnusedVariable") // picocli sets and reads the fields of --help and --version
@Command(
        name = "windtunnel",
        description = "Flies Flyway migrations in a throwaway PostgreSQL before they take off in production.",
        versionProvider = Windtunnel.Version.class,
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel COMMAND [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footer = {"", "windtunnel COMMAND --help tells more of a command."})
public final class Windtunnel {

    private final Surroundings surroundings;
    private final CheckRun run;
    private Map<String, String> origins = Map.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the version and exit.")
    private boolean version;

    /**
     * A command in these surroundings.
     *
     * @param run what checks
     */
    public Windtunnel(Surroundings surroundings, CheckRun run) {
        this.surroundings = surroundings;
        this.run = run;
    }

    /** The command of this process; ends it with an exit code as the manual lists them. */
    public static void main(String[] arguments) {
        MigrationChecker.warmUp();
        Windtunnel windtunnel = new Windtunnel(
                Surroundings.ofProcess(), (request, progress) -> new MigrationChecker(progress).check(request));
        System.exit(windtunnel.execute(arguments));
    }

    /** Runs the command and gives back its exit code; throws nothing. */
    public int execute(String... arguments) {
        try {
            Configuration configured = configured(arguments);
            configured.warnings().forEach(this::warn);
            origins = configured.origins();
            return commandLine(named(arguments), configured.directory()).execute(with(configured, arguments));
        } catch (ConfigurationException e) {
            return complain(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return complain(ExitCodes.CHECKER, "unexpected: " + e + ", by a file that is nested too deeply, perhaps");
        } finally {
            surroundings.err().flush();
        }
    }

    private Map<String, Supplier<Object>> commands(Surroundings there) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(there, run));
        commands.put("baseline", () -> new BaselineCommand(there, run));
        commands.put("diff", () -> new DiffCommand(there));
        commands.put("generate", () -> new GenerateCommand(there));
        commands.put("migrate", () -> new MigrateCommand(there));
        commands.put("undo", () -> new UndoCommand(there));
        commands.put("info", () -> new InfoCommand(there));
        commands.put("validate", () -> new ValidateCommand(there));
        commands.put("table-sizes", () -> new TableSizesCommand(there));
        commands.put("seed", () -> new SeedCommand(there));
        commands.put("reset", () -> new ResetCommand(there));
        commands.put("render", () -> new RenderCommand(there));
        commands.put("rules", () -> new RulesCommand(there));
        commands.put("github-action", () -> new GithubActionCommand(there, run));
        commands.put("init", () -> new InitCommand(there));
        commands.put("completion", () -> new CompletionCommand(there, this::commandLine));
        return commands;
    }

    /** The command that the arguments name; all of them where they name none. A command's options take time to read. */
    private Set<String> named(String... arguments) {
        Set<String> all = commands(surroundings).keySet();
        return Arrays.stream(arguments)
                .findFirst()
                .filter(all::contains)
                .map(Set::of)
                .orElse(all);
    }

    /** The options of a command, by their long names without dashes: what another front end has to offer. */
    public Set<String> options(String command) {
        return Stream.ofNullable(commandLine().getSubcommands().get(command))
                .flatMap(line -> line.getCommandSpec().options().stream())
                .map(option -> option.longestName().substring(2))
                .collect(Collectors.toSet());
    }

    /** With every command, as they stand before anything is configured. */
    CommandLine commandLine() {
        return commandLine(commands(surroundings).keySet(), surroundings.workingDirectory());
    }

    /** @param directory where the commands work; paths that are typed start in the working directory */
    private CommandLine commandLine(Set<String> names, Path directory) {
        CommandLine line = new CommandLine(this);
        PathMove move = new PathMove(surroundings.workingDirectory(), directory);
        commands(surroundings.at(directory)).forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(command.get());
            }
        });
        Ansi ansi = Colours.wanted(RunOptions.ColorChoice.AUTO, surroundings.outIsTerminal(), surroundings)
                ? Ansi.ON
                : Ansi.OFF;
        return line.registerConverter(ReportFormat.class, converter(ReportFormat::parse))
                .registerConverter(SandboxSource.class, moving(move, SandboxSource.class, SandboxSource::parse))
                .registerConverter(ModelSource.class, moving(move, ModelSource.class, ModelSource::parse))
                .registerConverter(Path.class, moving(move, Path.class, Path::of))
                .registerConverter(DecisionSource.class, moving(move, DecisionSource.class, DecisionSource::parse))
                .registerConverter(ServerAddress.class, converter(ServerAddress::parse))
                .registerConverter(RenamePin.class, converter(RenamePin::parse))
                .registerConverter(Duration.class, converter(Windtunnel::seconds))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(CheckOptions.FailOn.class, converter(choice(CheckOptions.FailOn.class)))
                .registerConverter(Preset.class, converter(choice(Preset.class)))
                .registerConverter(RuleLevel.class, converter(choice(RuleLevel.class)))
                .registerConverter(Threshold.class, converter(choice(Threshold.class)))
                .registerConverter(NamedKind.class, converter(choice(NamedKind.class)))
                .registerConverter(RunOptions.ColorChoice.class, converter(choice(RunOptions.ColorChoice.class)))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((exception, wrong) -> complainOfUsage(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> complainOfFailure(exception, parsed));
    }

    /** What file and environment say; nothing to a command that cannot be configured. */
    private Configuration configured(String... arguments) throws ConfigurationException {
        ConfigurationReader reader =
                new ConfigurationReader(surroundings.workingDirectory(), surroundings.environment());
        boolean isNamed = Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--config"));
        if (!isNamed && !reader.isAnythingThere()) {
            return Configuration.none(surroundings.workingDirectory()); // without reading the options twice
        }
        Optional<ParseResult> parsed =
                parsedCommand(arguments).filter(command -> command.commandSpec().findOption("--config") != null);
        return parsed.isPresent()
                ? reader.read(parsed.get(), this::commandLine)
                : Configuration.none(surroundings.workingDirectory());
    }

    /** Behind the command, which stands first wherever anything is configured. */
    private String[] with(Configuration configured, String... arguments) {
        List<String> said = Stream.concat(Arrays.stream(arguments), configured.arguments().stream())
                .toList();
        return Stream.of(
                        Arrays.stream(arguments).limit(1),
                        surroundings.defaults().stream().filter(option -> isNeeded(option, said)),
                        configured.arguments().stream(),
                        Arrays.stream(arguments).skip(1))
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    /** Whether nobody says anything else; settings of Flyway are said one by one, and the last one of a name counts. */
    private static boolean isNeeded(String option, List<String> said) {
        String name = option.substring(0, option.indexOf('='));
        return name.equals("--flyway")
                || said.stream().noneMatch(other -> other.equals(name) || other.startsWith(name + "="));
    }

    /** The arguments of the command; empty where there is none, and for a call for help or a wrong one. */
    private Optional<ParseResult> parsedCommand(String[] arguments) {
        try {
            ParseResult parsed = commandLine(named(arguments), surroundings.workingDirectory())
                    .parseArgs(arguments);
            return Optional.ofNullable(parsed.subcommand())
                    .filter(command -> !command.isUsageHelpRequested() && !command.isVersionHelpRequested());
        } catch (ParameterException e) {
            // Told when the arguments are parsed in earnest.
            return Optional.empty();
        }
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
        return value -> {
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static <T> ITypeConverter<T> moving(PathMove move, Class<T> type, Function<String, T> parse) {
        return converter(value -> parse.apply(move.value(type, value)));
    }

    /** One of an enum's values as they are shown. */
    private static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
        List<E> values = List.of(type.getEnumConstants());
        return value -> values.stream()
                .filter(known -> known.toString().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + value + "\" is none of "
                        + String.join(", ", values.stream().map(E::toString).toList())));
    }

    private static Duration seconds(String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a whole number of seconds, from 1 to 999999");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private int complainOfUsage(ParameterException exception) {
        String command = exception.getCommandLine().getCommandSpec().qualifiedName();
        List<String> suggestions =
                exception instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String didYouMean = suggestions.isEmpty() ? "" : "\ndid you mean " + String.join(" or ", suggestions) + "?";
        return complain(
                ExitCodes.USAGE,
                exception.getMessage() + didYouMean + "\n\"" + command + " --help\" lists the options");
    }

    private int complainOfFailure(Exception exception, ParseResult parsed) {
        if (isEnding()) {
            // A signal is taking the server away; that is no failure.
            return ExitCodes.CHECKER;
        }
        if (exception instanceof UsageException) {
            return complain(ExitCodes.USAGE, String.valueOf(exception.getMessage()));
        }
        boolean verbose = Optional.ofNullable(parsed.subcommand())
                .filter(command -> command.hasMatchedOption("--verbose"))
                .isPresent();
        if (exception instanceof CheckException known) {
            int code =
                    switch (known.kind()) {
                        case SCRIPT -> ExitCodes.FINDINGS;
                        case CONFIGURATION -> ExitCodes.USAGE;
                        case CHECKER -> ExitCodes.CHECKER;
                    };
            return complain(code, known.getMessage() + (verbose ? "\n" + trace(exception) : ""));
        }
        return complain(
                ExitCodes.CHECKER,
                "unexpected: " + exception + (verbose ? "\n" + trace(exception) : "\n--verbose shows where"));
    }

    private static String trace(Exception exception) {
        StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /** Whether the JVM is on its way down, which it tells in no other way. */
    private static boolean isEnding() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private int complain(int exitCode, String message) {
        warn(message + (exitCode == ExitCodes.USAGE ? whereFrom(message) : ""));
        return exitCode;
    }

    private void warn(String message) {
        String prefix = "windtunnel: ";
        for (String line : message.lines().toList()) {
            surroundings.err().println(prefix + VisibleText.logLine(line));
            prefix = "  ";
        }
    }

    /** A line for each option that a message names and nobody typed. */
    private String whereFrom(String message) {
        List<String> words = Arrays.asList(message.split("[^\\w-]+", -1));
        return origins.entrySet().stream()
                .filter(origin -> words.contains(origin.getKey()))
                .map(origin -> "\n" + origin.getKey() + " stands in " + origin.getValue())
                .sorted()
                .collect(Collectors.joining());
    }

    /** The version of this jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Windtunnel.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {"windtunnel " + version + " (Java " + Runtime.version() + ")"};
        }
    }
}
