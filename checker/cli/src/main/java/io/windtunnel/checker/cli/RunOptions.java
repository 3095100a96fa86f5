package io.windtunnel.checker.cli;

import io.windtunnel.checker.RunSettings;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that several commands have, in groups as picocli fills them in. */
final class RunOptions {

    static final String MIGRATIONS =
            "A directory with Flyway scripts, in place of Flyway's locations; can be repeated. "
                    + "Default: flyway.locations, else src/main/resources/db/migration.";

    static final String BEFORE =
            "SQL that an administrator runs before the first script: extensions, roles; can be repeated.";

    private RunOptions() {}

    /** What Flyway needs. */
    static class Flyway {

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

        /** What of it is not there. */
        List<String> problems(Surroundings surroundings) {
            List<String> problems = new ArrayList<>();
            classPath.forEach(
                    path -> missing("--class-path", path, surroundings).ifPresent(problems::add));
            return problems;
        }
    }

    /** What the scripts need in a throwaway server. */
    static class Scripts extends Flyway {

        @Option(names = "--before", paramLabel = "FILE", description = BEFORE)
        List<Path> before = new ArrayList<>();

        @Override
        List<String> problems(Surroundings surroundings) {
            List<String> problems = super.problems(surroundings);
            before.forEach(file -> missing("--before", file, surroundings).ifPresent(problems::add));
            return problems;
        }
    }

    /** Where the scripts are and what they need. */
    static final class Migrations extends Scripts {

        @Option(names = "--migrations", paramLabel = "DIR", order = -2, description = MIGRATIONS)
        List<Path> migrations = new ArrayList<>();

        @Override
        List<String> problems(Surroundings surroundings) {
            List<String> problems = new ArrayList<>();
            for (Path directory : migrations) {
                missing("--migrations", directory, surroundings).ifPresent(problems::add);
                if (Files.isRegularFile(surroundings.workingDirectory().resolve(directory))) {
                    problems.add("--migrations " + directory + " is a file; give the directory that holds the scripts");
                }
            }
            problems.addAll(super.problems(surroundings));
            return problems;
        }

        void failOnProblems(Surroundings surroundings) throws UsageException {
            List<String> problems = problems(surroundings);
            if (!problems.isEmpty()) {
                throw new UsageException(problems);
            }
        }
    }

    /** Where the server comes from and what the scripts may do there. */
    static class Server {

        static final String HEADING = "%nIn which PostgreSQL:%n";

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
                names = "--cache-dir",
                paramLabel = "DIR",
                description = "Where servers and base histories are kept. Default: $WINDTUNNEL_CACHE, else the user's "
                        + "cache.")
        @Nullable Path cacheDirectory;
    }

    /** What of the schemas does not count. */
    static class Ignored {

        @Option(
                names = "--ignore",
                paramLabel = "PATTERN",
                converter = PatternConverter.class,
                description = "Objects that are not compared: NAME or SCHEMA.NAME, * for any text; can be repeated.")
        List<String> patterns = new ArrayList<>();

        IgnoredObjects ignored() {
            return new IgnoredObjects(patterns);
        }
    }

    /** How two schemas are compared. */
    static class Compared extends Ignored {

        @Option(
                names = "--rename",
                paramLabel = "OLD:NEW",
                order = -5,
                description = "This is a rename, users.username:user_name for example; can be repeated.")
        private List<RenamePin> renames = new ArrayList<>();

        @Option(names = "--no-rename", order = -4, description = "Take nothing for a rename but what --rename says.")
        private boolean noRename;

        RenameChoices renameChoices() {
            return new RenameChoices(renames, !noRename);
        }
    }

    /** Refuses what is no pattern. */
    static final class PatternConverter implements ITypeConverter<String> {

        @Override
        public String convert(String value) {
            try {
                return IgnoredObjects.pattern(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** How it is told. */
    static class Telling {

        static final String HEADING = "%nHow it goes:%n";

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
        @Nullable Path config;
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

    /** The settings of a run. */
    static RunSettings settings(Surroundings surroundings, Scripts scripts, Server server) {
        return settings(surroundings, scripts, scripts.before, server);
    }

    /** The settings of a run with other set-up SQL. */
    static RunSettings settings(Surroundings surroundings, Flyway scripts, List<Path> before, Server server) {
        return new RunSettings(
                surroundings.workingDirectory(),
                surroundings.environment(),
                scripts.flyway,
                scripts.classPath,
                before,
                server.postgres.orElseGet(() -> SandboxSource.parse("embedded")),
                server.superuser ? ScriptRole.SUPERUSER : ScriptRole.PLAIN_OWNER,
                server.serverSettings,
                Optional.ofNullable(server.cacheDirectory),
                surroundings.artifacts());
    }

    /** Why a path that an option names cannot be used. */
    static Optional<String> missing(String option, Path path, Surroundings surroundings) {
        Path absolute = surroundings.workingDirectory().resolve(path);
        if (!Files.exists(absolute)) {
            return Optional.of(option + " " + path + ": there is no such file or directory"
                    + (path.isAbsolute() ? "" : " in " + surroundings.workingDirectory()));
        }
        return Files.isReadable(absolute)
                ? Optional.empty()
                : Optional.of(option + " " + path + " cannot be read: permission denied");
    }
}
