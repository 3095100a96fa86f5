package io.windtunnel.checker.cli;

import io.windtunnel.checker.EvidenceSettings;
import io.windtunnel.checker.model.ModelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what is tried beside flying the migrations once. */
final class EvidenceOptions {

    static final String HEADING = "%nWhat else is tried:%n";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Sample rows that an empty table gets before the flight. Default: "
                    + EvidenceSettings.DEFAULT_ROWS + ".")
    private long rows = EvidenceSettings.DEFAULT_ROWS;

    @Option(names = "--no-sample-rows", description = "Fly over the rows that the scripts themselves leave.")
    private boolean noSampleRows;

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            description = "SQL with rows of your own, run before sample rows are made up; can be repeated.")
    private List<Path> seedFiles = new ArrayList<>();

    @Option(names = "--no-undo", description = "Do not fly the undo scripts.")
    private boolean noUndo;

    @Option(names = "--require-undo", description = "Find migrations without an undo script, also where there is none.")
    private boolean requireUndo;

    @Option(
            names = "--previous-model",
            paramLabel = "SOURCE",
            description = "What the code that runs now was written against: " + ModelSource.FORMS
                    + ". Default: the --model as the base revision has it, else the schema before.")
    private Optional<ModelSource> previousModel = Optional.empty();

    @Option(names = "--no-old-code", description = "Do not try the statements of the code that runs now.")
    private boolean noOldCode;

    @Option(names = "--no-second-session", description = "Do not try who would have to wait.")
    private boolean noSecondSession;

    @Option(
            names = "--table-sizes",
            paramLabel = "FILE",
            description = "How large production's tables are, as windtunnel table-sizes prints it.")
    private Optional<Path> tableSizes = Optional.empty();

    @Option(names = "--no-fixes", description = "Do not fly the fixes; they are shown as not tried.")
    private boolean noFixes;

    EvidenceSettings settings() {
        return new EvidenceSettings(
                noSampleRows ? 0 : rows,
                seedFiles,
                !noUndo,
                requireUndo,
                !noOldCode,
                previousModel,
                !noSecondSession,
                tableSizes,
                !noFixes);
    }

    /** What of it cannot be. */
    List<String> problems(Surroundings surroundings) {
        List<String> problems = new ArrayList<>();
        if (rows < 0) {
            problems.add("--rows " + rows + " is less than none");
        }
        seedFiles.forEach(
                file -> RunOptions.missing("--seed", file, surroundings).ifPresent(problems::add));
        tableSizes
                .flatMap(file -> RunOptions.missing("--table-sizes", file, surroundings))
                .ifPresent(problems::add);
        return problems;
    }
}
