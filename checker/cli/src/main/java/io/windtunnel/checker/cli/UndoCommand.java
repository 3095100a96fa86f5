package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.database.UndoPlan;
import io.windtunnel.checker.database.UndoRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code windtunnel undo}: takes the newest migrations back. */
@Command(
        name = "undo",
        description = "Take the newest applied migrations back with their undo scripts, U1__name.sql for "
                + "V1__name.sql, after a dry flight in a sandbox.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel undo [--count N | --to VERSION] [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel undo",
            "      the newest version",
            "  windtunnel undo --to 3 --url jdbc:postgresql://localhost/shop --user shop",
            "      every version that is newer than 3; --to 0 for all",
            "",
            "Each script runs in one transaction with its row of the history. Repeatable",
            "migrations stay. Exit code: 0 undone, 1 a script failed, 2 wrong usage, no undo",
            "script, address or rights, 3 the server is busy or could not go on."
        })
final class UndoCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @ArgGroup(multiplicity = "0..1", order = 2, heading = "%nHow far back (one of these):%n")
    private Range range = new Range();

    @ArgGroup(validate = false, order = 4, heading = DatabaseOptions.Trial.HEADING)
    private DatabaseOptions.Trial trial = new DatabaseOptions.Trial();

    private final Surroundings surroundings;

    UndoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** How far back. */
    static final class Range {

        @Option(names = "--count", paramLabel = "N", description = "So many of the newest versions. Default: 1.")
        Optional<Integer> count = Optional.empty();

        @Option(
                names = "--to",
                paramLabel = "VERSION",
                description = "Every version that is newer than this one; 0 for all.")
        Optional<String> to = Optional.empty();
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        UndoRange wanted = wanted();
        return options.run(surroundings, trial, (database, out) -> {
            UndoPlan plan = database.undo(wanted, DatabaseOptions.each("undone", out));
            if (!options.quiet()) {
                String at = plan.versionAfterwards()
                        .map(version -> " is at version " + version)
                        .orElse(" has no version applied");
                out.accept((plan.steps().isEmpty()
                                ? "Nothing to undo; "
                                : plan.steps().size() + " undone; ") + database.target() + at + ".");
            }
            return 0;
        });
    }

    private UndoRange wanted() throws UsageException {
        if (range.to.isPresent()) {
            return new UndoRange.DownTo(range.to.get());
        }
        int count = range.count.orElse(1);
        if (count < 1) {
            throw new UsageException(List.of("--count " + count + ": give a number from 1"));
        }
        return new UndoRange.Newest(count);
    }
}
