package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.ReportFormat;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of {@code windtunnel check} as picocli fills them in; {@link CheckCommand} makes a request of them. */
final class CheckOptions {

    @ArgGroup(validate = false, order = 1, heading = "%nThe scripts:%n")
    RunOptions.Migrations what = new RunOptions.Migrations();

    @ArgGroup(multiplicity = "0..1", order = 2, heading = "%nWhich of them are checked (one of these):%n")
    Scope scope = new Scope();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat the schema is compared with:%n")
    Comparison comparison = new Comparison();

    @ArgGroup(validate = false, order = 3, heading = RuleOptions.HEADING)
    RuleOptions rules = new RuleOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWhat is known:%n")
    Known known = new Known();

    @ArgGroup(validate = false, order = 4, heading = EvidenceOptions.HEADING)
    EvidenceOptions evidence = new EvidenceOptions();

    @ArgGroup(validate = false, order = 5, heading = FixOptions.HEADING)
    FixOptions fixes = new FixOptions();

    @ArgGroup(validate = false, order = 6, heading = RunOptions.Server.HEADING)
    RunOptions.Server where = new RunOptions.Server();

    @ArgGroup(exclusive = false, multiplicity = "0..*", order = 7, heading = "%nThe report:%n")
    List<Output> outputs = new ArrayList<>();

    @ArgGroup(multiplicity = "0..1", order = 8, heading = ServerOptions.Destination.HEADING)
    ServerOptions.Destination destination = new ServerOptions.Destination();

    @ArgGroup(validate = false, order = 9, heading = ServerOptions.HEADING)
    ServerOptions server = new ServerOptions();

    @ArgGroup(validate = false, order = 10, heading = RunOptions.Telling.HEADING)
    How how = new How();

    /** Which migrations are under check. */
    static final class Scope {

        @Option(
                names = "--base",
                paramLabel = "REF",
                description =
                        "Check what this Git revision does not have. Default: the base that the CI system's event "
                                + "names, else what the default branch does not have; everything outside of Git.")
        Optional<String> base = Optional.empty();

        @Option(
                names = "--from",
                paramLabel = "VERSION",
                description = "Check the scripts of this version and later; the earlier ones are applied unwatched.")
        Optional<String> from = Optional.empty();

        @Option(names = "--all", description = "Check every script, each as a deployment of its own.")
        boolean all;

        CheckScope chosen() {
            if (all) {
                return new CheckScope.All();
            }
            return from.<CheckScope>map(CheckScope.From::new)
                    .or(() -> base.map(CheckScope.Base::new))
                    .orElseGet(CheckScope.Pending::new);
        }
    }

    /** The model, and what of it does not count. */
    static final class Comparison extends RunOptions.Ignored {

        @Option(
                names = "--model",
                paramLabel = "SOURCE",
                order = -2,
                description = "What the schema has to be like after the last migration: " + ModelSource.FORMS + ".")
        Optional<ModelSource> model = Optional.empty();
    }

    /** What is known already. */
    static final class Known {

        static final String DEFAULT = "windtunnel-baseline.json";

        @Option(
                names = "--baseline",
                paramLabel = "FILE",
                description = "Findings that do not count, as windtunnel baseline writes them. Default: " + DEFAULT
                        + ", if there is one.")
        private @Nullable Path baseline;

        /** The file to write. */
        Path named() {
            return Optional.ofNullable(baseline).orElse(Path.of(DEFAULT));
        }

        /** The file that counts. */
        Optional<Path> file(Surroundings surroundings) {
            return Optional.ofNullable(baseline).or(() -> Optional.of(Path.of(DEFAULT))
                    .filter(file -> Files.exists(surroundings.workingDirectory().resolve(file))));
        }
    }

    /** A format and where it goes. */
    static final class Output {

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "Any of ${COMPLETION-CANDIDATES}. Default: terminal. Can be repeated, each with an "
                        + "--output.")
        private @Nullable ReportFormat format;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Where the --format before it goes. Default, and the meaning of -: standard output.")
        private @Nullable Path file;

        Optional<ReportFormat> format() {
            return Optional.ofNullable(format);
        }

        Optional<Path> file() {
            return Optional.ofNullable(file);
        }
    }

    /** How it is told and when it fails. */
    static final class How extends RunOptions.Telling {

        @Option(
                names = "--fail-on",
                paramLabel = "LEVEL",
                order = -3,
                description = "The exit code is 1 for findings of this level or worse: error, warning or never. "
                        + "Default: error.")
        FailOn failOn = FailOn.ERROR;

        @Option(
                names = "--statement-timeout",
                paramLabel = "SECONDS",
                order = -2,
                description = "A statement that runs longer is stopped. Default: 120.")
        Duration statementTimeout = CheckRequest.DEFAULT_STATEMENT_TIMEOUT;
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
}
