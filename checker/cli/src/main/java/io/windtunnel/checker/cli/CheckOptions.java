package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.report.ReportFormat;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code windtunnel check} as picocli fills them in; {@link CheckCommand} makes a request of them. */
final class CheckOptions {

    @ArgGroup(validate = false, order = 1, heading = "%nThe scripts:%n")
    What what = new What();

    @ArgGroup(multiplicity = "0..1", order = 2, heading = "%nWhich of them are checked (one of these):%n")
    Scope scope = new Scope();

    @ArgGroup(validate = false, order = 3, heading = "%nIn which PostgreSQL:%n")
    Where where = new Where();

    @ArgGroup(exclusive = false, multiplicity = "0..*", order = 4, heading = "%nThe report:%n")
    List<Output> outputs = new ArrayList<>();

    @ArgGroup(validate = false, order = 5, heading = "%nHow it goes:%n")
    How how = new How();

    /** Where the scripts are and what they need. */
    static final class What {

        @Option(
                names = "--migrations",
                paramLabel = "DIR",
                description =
                        "A directory with Flyway scripts, in place of Flyway's locations; can be repeated. Default: "
                                + "flyway.locations, else src/main/resources/db/migration.")
        List<Path> migrations = new ArrayList<>();

        @Option(
                names = "--flyway",
                paramLabel = "KEY=VALUE",
                description = "A setting of Flyway, on top of its files and variables; can be repeated.")
        Map<String, String> flyway = new LinkedHashMap<>();

        @Option(
                names = "--class-path",
                paramLabel = "PATH",
                description = "A jar or directory with Java migrations and callbacks; can be repeated.")
        List<Path> classPath = new ArrayList<>();

        @Option(
                names = "--before",
                paramLabel = "FILE",
                description = "SQL that an administrator runs before the first script: extensions, roles; can be "
                        + "repeated.")
        List<Path> before = new ArrayList<>();
    }

    /** Which migrations are under check. */
    static final class Scope {

        @Option(
                names = "--base",
                paramLabel = "REF",
                description = "Check what this Git revision does not have. Default: what the default branch does not "
                        + "have, or everything outside of Git.")
        Optional<String> base = Optional.empty();

        @Option(
                names = "--from",
                paramLabel = "VERSION",
                description = "Check the scripts of this version and later; the earlier ones are applied unwatched.")
        Optional<String> from = Optional.empty();

        @Option(names = "--all", description = "Check every script, each as a deployment of its own.")
        boolean all;
    }

    /** Where the server comes from and what the scripts may do there. */
    static final class Where {

        @Option(
                names = "--postgres",
                paramLabel = "SERVER",
                description = SandboxSource.FORMS + ". A database of a URL is not touched: a scratch one is created "
                        + "beside it and dropped. Default: embedded.")
        Optional<SandboxSource> postgres = Optional.empty();

        @Option(
                names = "--superuser",
                negatable = true,
                description = "Run the scripts as superuser: they can then read files and run programs as the server.")
        boolean superuser;

        @Option(
                names = "--server-setting",
                paramLabel = "KEY=VALUE",
                description = "A setting of the throwaway server, wal_level=logical for example; can be repeated.")
        Map<String, String> serverSettings = new LinkedHashMap<>();

        @Option(
                names = "--statement-timeout",
                paramLabel = "SECONDS",
                description = "A statement that runs longer is stopped. Default: 120.")
        Duration statementTimeout = CheckRequest.DEFAULT_STATEMENT_TIMEOUT;

        @Option(
                names = "--cache-dir",
                paramLabel = "DIR",
                description = "Where servers and base histories are kept. Default: $WINDTUNNEL_CACHE, else the user's "
                        + "cache.")
        Optional<Path> cacheDirectory = Optional.empty();
    }

    /** A format and where it goes. */
    static final class Output {

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "terminal (the default) or json. Can be repeated, each with an --output.")
        private @Nullable ReportFormat format;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Where the --format before it goes. Default, and the meaning of -: standard output.")
        private @Nullable String file;

        Optional<ReportFormat> format() {
            return Optional.ofNullable(format);
        }

        Optional<String> file() {
            return Optional.ofNullable(file);
        }
    }

    /** How it is told and when it fails. */
    static final class How {

        @Option(
                names = "--fail-on",
                paramLabel = "LEVEL",
                description = "The exit code is 1 for findings of this level or worse: error, warning or never. "
                        + "Default: error.")
        FailOn failOn = FailOn.ERROR;

        @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. Default: auto.")
        ColorChoice color = ColorChoice.AUTO;

        @Option(
                names = {"-v", "--verbose"},
                description = "Tell what every statement did; a stack trace for a failure of the checker.")
        boolean verbose;

        @Option(
                names = {"-q", "--quiet"},
                description = "No progress, and nothing on the terminal where nothing was found.")
        boolean quiet;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "Options in YAML, under the same names without dashes before them; the command line "
                        + "wins. Default: windtunnel.yml, if there is one.")
        Optional<Path> config = Optional.empty();
    }

    /** The values of {@code --fail-on}. */
    enum FailOn {
        ERROR,
        WARNING,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The values of {@code --color}. */
    enum ColorChoice {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
