package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code windtunnel migrate}: applies what is pending. */
@Command(
        name = "migrate",
        description = "Apply the pending migrations to a database, as Flyway does.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel migrate [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel migrate",
            "      the database of flyway.conf or of docker-compose.yml",
            "  windtunnel migrate --url jdbc:postgresql://localhost/shop --user shop",
            "",
            "Exit code: 0 all applied, 1 a script failed or the history does not fit,",
            "2 wrong usage, address or rights, 3 the server is busy or could not go on."
        })
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    private final Surroundings surroundings;

    MigrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        return options.run(surroundings, (database, out) -> {
            List<String> applied = new ArrayList<>();
            var version =
                    database.migrate(DatabaseOptions.each("applied", out).andThen(run -> applied.add(run.script())));
            if (!options.quiet()) {
                out.accept((applied.isEmpty() ? "Nothing was pending" : applied.size() + " applied")
                        + version.map(number -> "; " + database.target() + " is at version " + number)
                                .orElse("")
                        + ".");
            }
            return 0;
        });
    }
}
