package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.DatabaseRequest;
import io.windtunnel.checker.ProjectDatabase;
import io.windtunnel.checker.database.ScriptRun;
import io.windtunnel.checker.database.TargetChoice;
import io.windtunnel.checker.report.TerminalStyle;
import io.windtunnel.views.text.VisibleText;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What the commands on a database have in common: their options, and how they tell what they did. */
final class DatabaseOptions {

    @ArgGroup(validate = false, order = 1, heading = "%nThe database:%n")
    private Target target = new Target();

    @ArgGroup(validate = false, order = 3, heading = "%nThe scripts:%n")
    private Migrations scripts = new Migrations();

    @ArgGroup(validate = false, order = 9, heading = RunOptions.Telling.HEADING)
    private RunOptions.Telling telling = new RunOptions.Telling();

    /** Which database. */
    static final class Target {

        @Option(
                names = "--url",
                paramLabel = "URL",
                order = -9,
                description = "jdbc:postgresql://HOST[:PORT]/DATABASE. Default: flyway.url of flyway.conf, flyway.toml "
                        + "or FLYWAY_URL, else the Postgres service of the compose file here.")
        Optional<String> url = Optional.empty();

        @Option(
                names = "--user",
                paramLabel = "ROLE",
                order = -8,
                description = "Who logs in. Default: what the URL says, else what stands beside it, else PGUSER.")
        Optional<String> user = Optional.empty();

        @Option(
                names = "--password-env",
                paramLabel = "NAME",
                order = -7,
                description = "The environment variable that holds the password. Default: what stands beside the URL, "
                        + "else PGPASSWORD, else ~/.pgpass.")
        Optional<String> passwordVariable = Optional.empty();

        @Option(
                names = "--lock-timeout",
                paramLabel = "SECONDS",
                order = -6,
                description = "How long a lock is waited for; who holds it is told meanwhile. Default: 10.")
        Duration lockTimeout = DatabaseRequest.DEFAULT_LOCK_TIMEOUT;
    }

    /** Where the scripts are and what Flyway needs. */
    static final class Migrations extends RunOptions.Flyway {

        @Option(names = "--migrations", paramLabel = "DIR", order = -2, description = RunOptions.MIGRATIONS)
        List<Path> migrations = new ArrayList<>();
    }

    /** The throwaway server in which scripts are tried before they run on the database. */
    static final class Trial extends RunOptions.Server {

        static final String HEADING = "%nIn which PostgreSQL it is tried first:%n";

        @Option(names = "--before", paramLabel = "FILE", description = RunOptions.BEFORE + " Only there.")
        List<Path> before = new ArrayList<>();
    }

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it.
         *
         * @param out takes the lines of the result
         * @return the exit code
         */
        int run(ProjectDatabase database, Consumer<String> out) throws CheckException;
    }

    /** Has it done by a command that tries nothing before. */
    int run(Surroundings surroundings, Work work) throws UsageException, CheckException {
        return run(surroundings, new Trial(), work);
    }

    /**
     * Has it done.
     *
     * @param trial where scripts are tried first
     * @return the exit code
     * @throws UsageException when a file is missing
     * @throws CheckException what the engine says
     */
    int run(Surroundings surroundings, Trial trial, Work work) throws UsageException, CheckException {
        DatabaseRequest request = request(surroundings, trial);
        List<String> lines = new ArrayList<>();
        try {
            return ShownProgress.during(
                    surroundings,
                    telling.quiet,
                    progress -> work.run(ProjectDatabase.of(request, progress), lines::add));
        } finally {
            // Then, so that they do not run into the line that shows the progress.
            PrintStream out = new PrintStream(surroundings.out(), true, StandardCharsets.UTF_8);
            lines.forEach(line -> out.println(VisibleText.logLine(line)));
            out.flush();
        }
    }

    private DatabaseRequest request(Surroundings surroundings, Trial trial) throws UsageException {
        List<String> problems = scripts.problems(surroundings);
        trial.before.forEach(
                file -> RunOptions.missing("--before", file, surroundings).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new DatabaseRequest(
                RunOptions.settings(surroundings, scripts, trial.before, trial),
                scripts.migrations,
                new TargetChoice(target.url, target.user, target.passwordVariable),
                target.lockTimeout);
    }

    /** Whether only what was found is wanted. */
    boolean quiet() {
        return telling.quiet;
    }

    /** How wide a line may be. */
    static int width(Surroundings surroundings) {
        return surroundings.outIsTerminal()
                ? surroundings.columns().orElse(TerminalStyle.DEFAULT_WIDTH)
                : TerminalStyle.DEFAULT_WIDTH;
    }

    /** Prints a line for each script: "applied sql/V1__a.sql (0.02 s)". */
    static Consumer<ScriptRun> each(String word, Consumer<String> out) {
        return script -> out.accept(
                word + " " + script.script() + String.format(Locale.ROOT, " (%.2f s)", script.millis() / 1000.0));
    }
}
