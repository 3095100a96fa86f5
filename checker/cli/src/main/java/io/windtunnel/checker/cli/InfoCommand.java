package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code windtunnel info}: what is applied and what is pending. */
@Command(
        name = "info",
        description = "Show which migrations are applied to a database and which are pending.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel info [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel info",
            "      the database of flyway.conf or of docker-compose.yml",
            "  windtunnel info --url jdbc:postgresql://localhost/shop --user shop",
            "",
            "The column undo says whether there is an undo script. Exit code: 0 shown,",
            "2 wrong usage, address or rights, 3 the server is busy or could not go on."
        })
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    private final Surroundings surroundings;

    InfoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        return options.run(surroundings, (database, out) -> {
            var entries = database.info();
            if (!options.quiet()) {
                out.accept(database.target() + " (" + database.target().origin() + ")");
                out.accept("");
            }
            new InfoTable(entries).lines(DatabaseOptions.width(surroundings)).forEach(out);
            return 0;
        });
    }
}
