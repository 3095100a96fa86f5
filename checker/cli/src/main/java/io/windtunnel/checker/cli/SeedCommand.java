package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code windtunnel seed}: fills a database with the team's seed scripts. */
@Command(
        name = "seed",
        description = "Fill a database with the team's seed scripts, once or again, after two runs in a sandbox of "
                + "which the second has to leave every row as it was.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel seed [--seeds DIR] [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel seed",
            "      src/main/resources/db/seed/*.sql, in the order of their names",
            "  windtunnel seed --seeds demo --url jdbc:postgresql://localhost/shop --user shop",
            "",
            "Each script runs in one transaction. Exit code: 0 seeded, 1 a script failed or",
            "cannot run again, 2 wrong usage, address or rights, 3 the server is busy or",
            "could not go on."
        })
final class SeedCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @ArgGroup(validate = false, order = 2, heading = "%nThe seeds:%n")
    private Seeds seeds = new Seeds();

    @ArgGroup(validate = false, order = 4, heading = DatabaseOptions.Trial.HEADING)
    private DatabaseOptions.Trial trial = new DatabaseOptions.Trial();

    private final Surroundings surroundings;

    SeedCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where they are. */
    static final class Seeds {

        @Option(
                names = "--seeds",
                paramLabel = "DIR",
                description = "The directory with the scripts, plain .sql files. Default: src/main/resources/db/seed.")
        Path directory = Path.of("src/main/resources/db/seed");
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        return options.run(surroundings, trial, (database, out) -> {
            database.seed(seeds.directory, DatabaseOptions.each("ran", out));
            if (!options.quiet()) {
                out.accept(database.target() + " is seeded.");
            }
            return 0;
        });
    }
}
