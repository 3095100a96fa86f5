package io.windtunnel.checker;

import io.windtunnel.checker.model.ModelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is tried beside flying the migrations once, so that a finding becomes a fact.
 *
 * @param rows how many sample rows a table gets; 0 for none
 * @param seedFiles SQL files with rows of the team's own, run before the sample rows are made up
 * @param undoFlown whether undo scripts are flown, too
 * @param undoRequired whether a migration without one is found, also where the team has none at all
 * @param oldCodeRun whether the statements of the code before are run on the schema after, and the other way round
 * @param previousModel what that code was written against; empty to look for it in Git
 * @param secondSession whether a second session tries to read and write while locks are held
 * @param tableSizes a file with the sizes of production's tables
 * @param fixesFlown whether a fix is tried before it is shown
 */
public record EvidenceSettings(
        long rows,
        List<Path> seedFiles,
        boolean undoFlown,
        boolean undoRequired,
        boolean oldCodeRun,
        Optional<ModelSource> previousModel,
        boolean secondSession,
        Optional<Path> tableSizes,
        boolean fixesFlown) {

    /** How many sample rows a table gets where nothing else is said. */
    public static final long DEFAULT_ROWS = 5;

    /** Everything is tried. */
    public static final EvidenceSettings ALL = new EvidenceSettings(
            DEFAULT_ROWS, List.of(), true, false, true, Optional.empty(), true, Optional.empty(), true);

    /** The migrations are flown once, over the rows that the history left, and that is all. */
    public static final EvidenceSettings NONE =
            new EvidenceSettings(0, List.of(), false, false, false, Optional.empty(), false, Optional.empty(), false);

    public EvidenceSettings {
        seedFiles = List.copyOf(seedFiles);
    }

    /** What is not tried, because somebody said so: each as the option that says it. */
    List<String> switchedOff() {
        return Stream.of(
                        off("--no-sample-rows", rows > 0),
                        off("--no-undo", undoFlown),
                        off("--no-old-code", oldCodeRun),
                        off("--no-second-session", secondSession),
                        off("--no-fixes", fixesFlown))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> off(String option, boolean isOn) {
        return isOn ? Optional.empty() : Optional.of(option);
    }
}
