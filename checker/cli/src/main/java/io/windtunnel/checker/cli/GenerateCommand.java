package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.Decisions;
import io.windtunnel.checker.GenerateRequest;
import io.windtunnel.checker.GeneratedMigration;
import io.windtunnel.checker.GeneratedMigration.Outcome;
import io.windtunnel.checker.MigrationGenerator;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.report.GenerationResult;
import io.windtunnel.checker.report.TerminalStyle.Detail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code windtunnel generate}: writes the missing migration and its undo. */
@Command(
        name = "generate",
        description =
                "Write the migration that leads from the scripts to the model, and its undo. Both are flown, there, "
                        + "back and there again, before anything is written.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel generate -m MESSAGE --model SOURCE [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel generate -m \"add email\" --migrations db/migration --model ddl:schema.sql",
            "      writes V<next>__add_email.sql and U<next>__add_email.sql",
            "  windtunnel generate -m \"rename user\" --model ddl:schema.sql --rename user:users",
            "      states what would be asked on a terminal",
            "",
            "Exit code: 0 written, or nothing to do, 1 somebody has to decide first, or the",
            "plan did not hold, 2 wrong usage or unreadable input, 3 the work could not be done."
        })
final class GenerateCommand implements Callable<Integer> {

    @ArgGroup(validate = false, order = 1, heading = "%nWhat is written:%n")
    private Wanted wanted = new Wanted();

    @ArgGroup(validate = false, order = 2, heading = "%nThe scripts:%n")
    private RunOptions.Migrations scripts = new RunOptions.Migrations();

    @ArgGroup(validate = false, order = 3, heading = RunOptions.Server.HEADING)
    private RunOptions.Server server = new RunOptions.Server();

    @ArgGroup(validate = false, order = 4, heading = RunOptions.Telling.HEADING)
    private RunOptions.Telling telling = new RunOptions.Telling();

    private final Surroundings surroundings;

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The migration. */
    static final class Wanted extends RunOptions.Compared {

        @Option(
                names = {"-m", "--message"},
                paramLabel = "MESSAGE",
                order = -7,
                description = "What the migration does, in a few words: the end of its name.")
        Optional<String> message = Optional.empty();

        @Option(
                names = "--model",
                paramLabel = "SOURCE",
                order = -6,
                description = "What the schema has to be like: " + ModelSource.FORMS + ".")
        Optional<ModelSource> model = Optional.empty();

        @Option(names = "--allow-drop", order = -3, description = "Rows and values may be lost.")
        boolean allowDrop;

        @Option(
                names = "--plain",
                order = -2,
                description = "One script, without the steps that let others read and write meanwhile.")
        boolean plain;
    }

    @Override
    public Integer call() throws UsageException, CheckException, IOException {
        GenerateRequest request = request();
        GeneratedMigration result =
                ShownProgress.during(surroundings, telling.quiet, progress -> new MigrationGenerator(progress)
                        .generate(request, new Asked(surroundings)));
        new GenerationResult(
                        Colours.style(telling.color, true, surroundings, telling.quiet ? Detail.QUIET : Detail.NORMAL))
                .write(result.changes(), files(result), result.remarks(), ending(result), surroundings.out());
        boolean isDone = result.outcome() == Outcome.WRITTEN || result.outcome() == Outcome.NOTHING_TO_DO;
        return isDone ? 0 : ExitCodes.FINDINGS;
    }

    private List<String> files(GeneratedMigration result) {
        Path here = surroundings.workingDirectory();
        return result.files().stream()
                .map(file -> (file.startsWith(here) ? here.relativize(file) : file).toString())
                .toList();
    }

    private static String ending(GeneratedMigration result) {
        return switch (result.outcome()) {
            case WRITTEN ->
                "Flown in PostgreSQL " + result.flownIn()
                        + ": the migrations make the model, the undo brings back the schema that was, and they run again.";
            case NOTHING_TO_DO -> "Nothing to do: the migrations make the model.";
            case UNDECIDED -> "Nothing was written.";
            case UNPROVEN -> "Nothing was written: what was planned does not hold.";
        };
    }

    private GenerateRequest request() throws UsageException {
        List<String> problems = scripts.problems(surroundings);
        if (wanted.message.isEmpty()) {
            problems.add("-m MESSAGE is missing: what the migration does, in a few words");
        }
        if (wanted.model.isEmpty()) {
            problems.add("--model SOURCE is missing, the schema as it is to be: " + ModelSource.FORMS);
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return new GenerateRequest(
                RunOptions.settings(surroundings, scripts, server),
                scripts.migrations,
                wanted.model.orElseThrow(),
                wanted.message.orElseThrow(),
                wanted.renameChoices(),
                wanted.ignored(),
                wanted.allowDrop,
                wanted.plain,
                LocalDateTime.now(ZoneOffset.UTC));
    }

    /** Asks the person at the terminal. */
    private record Asked(Surroundings surroundings) implements Decisions {

        @Override
        public Optional<Boolean> isRename(RenameCandidate candidate) {
            return yes("Was %s renamed to %s%s? [y/N]"
                    .formatted(
                            candidate.from(),
                            candidate.to().name(),
                            candidate.reasons().isEmpty() ? "" : " (" + String.join("; ", candidate.reasons()) + ")"));
        }

        @Override
        public Optional<Boolean> mayLose(List<String> losses) {
            return yes("This loses %s. Write it all the same? [y/N]".formatted(String.join(", ", losses)));
        }

        private Optional<Boolean> yes(String question) {
            return surroundings.ask(question).map(answer -> answer.toLowerCase(Locale.ROOT)
                    .matches("y|yes"));
        }
    }
}
