package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.MigrationChecker;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.report.VisibleText;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

    private static final String CONFIGURATION_FILE = "windtunnel.yml";

    private final Surroundings surroundings;
    private final CheckRun run;

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

    Windtunnel(Surroundings surroundings, CheckRun run) {
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
    int execute(String... arguments) {
        try {
            return commandLine(named(arguments)).execute(configured(arguments));
        } catch (UsageException e) {
            return complain(ExitCodes.USAGE, String.valueOf(e.getMessage()));
        } finally {
            surroundings.err().flush();
        }
    }

    private Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(surroundings, run));
        commands.put("diff", () -> new DiffCommand(surroundings));
        commands.put("generate", () -> new GenerateCommand(surroundings));
        commands.put("migrate", () -> new MigrateCommand(surroundings));
        commands.put("undo", () -> new UndoCommand(surroundings));
        commands.put("info", () -> new InfoCommand(surroundings));
        commands.put("validate", () -> new ValidateCommand(surroundings));
        commands.put("seed", () -> new SeedCommand(surroundings));
        commands.put("reset", () -> new ResetCommand(surroundings));
        return commands;
    }

    /** The command that the arguments name; all of them where they name none. A command's options take time to read. */
    private Set<String> named(String... arguments) {
        Set<String> all = commands().keySet();
        return Arrays.stream(arguments)
                .findFirst()
                .filter(all::contains)
                .map(Set::of)
                .orElse(all);
    }

    private CommandLine commandLine(Set<String> names) {
        CommandLine line = new CommandLine(this);
        commands().forEach((name, command) -> {
            if (names.contains(name)) {
                line.addSubcommand(command.get());
            }
        });
        Ansi ansi = Colours.wanted(RunOptions.ColorChoice.AUTO, surroundings.outIsTerminal(), surroundings)
                ? Ansi.ON
                : Ansi.OFF;
        return line.registerConverter(ReportFormat.class, converter(ReportFormat::parse))
                .registerConverter(SandboxSource.class, converter(SandboxSource::parse))
                .registerConverter(ModelSource.class, converter(ModelSource::parse))
                .registerConverter(RenamePin.class, converter(RenamePin::parse))
                .registerConverter(Duration.class, converter(Windtunnel::seconds))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((exception, wrong) -> complainOfUsage(exception))
                .setExecutionExceptionHandler((exception, command, parsed) -> complainOfFailure(exception, parsed));
    }

    /** The arguments with those of the configuration file before them. */
    private String[] configured(String[] arguments) throws UsageException {
        boolean found = Files.exists(surroundings.workingDirectory().resolve(CONFIGURATION_FILE));
        if (!found && Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--config"))) {
            return arguments; // without reading the options twice
        }
        Optional<ParseResult> parsed = parsedCommand(arguments);
        if (parsed.isEmpty()) {
            return arguments;
        }
        ParseResult command = parsed.get();
        Path chosen =
                command.matchedOptionValue("--config", Optional.<Path>empty()).orElse(Path.of(CONFIGURATION_FILE));
        if (!found && !command.hasMatchedOption("--config")) {
            return arguments;
        }
        Path file = surroundings.workingDirectory().resolve(chosen);
        List<String> configured = new ConfiguredArguments(
                        ConfigurationFile.read(file, chosen.toString()),
                        command,
                        () -> commandLine(commands().keySet()))
                .arguments();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(all.indexOf(command.commandSpec().name()) + 1, configured);
        return all.toArray(String[]::new);
    }

    /** The arguments of the command; empty where there is none, and for a call for help or a wrong one. */
    private Optional<ParseResult> parsedCommand(String[] arguments) {
        try {
            ParseResult parsed = commandLine(named(arguments)).parseArgs(arguments);
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
        String prefix = "windtunnel: ";
        for (String line : message.lines().toList()) {
            surroundings.err().println(prefix + VisibleText.logLine(line));
            prefix = "  ";
        }
        return exitCode;
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
