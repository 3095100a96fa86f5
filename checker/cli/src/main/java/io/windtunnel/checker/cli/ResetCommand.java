package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code windtunnel reset}: clears the project's own database. */
@Command(
        name = "reset",
        description = "Drop everything in this project's schemas of a database, rows and all, once its name was typed. "
                + "A database without the history of these migrations is left alone.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel reset [--yes-really HOST/DATABASE] [--url URL] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel reset",
            "      the database of flyway.conf or of docker-compose.yml, after a question",
            "  windtunnel reset --yes-really localhost/shop --url jdbc:postgresql://localhost/shop",
            "      without one, as in CI",
            "",
            "Exit code: 0 cleared, 2 not confirmed, not this project's own, wrong usage,",
            "address or rights, 3 the server is busy or could not go on."
        })
final class ResetCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--yes-really",
            paramLabel = "HOST/DATABASE",
            description =
                    "This database is meant; without it a person is asked, and a host that is not this machine is "
                            + "never cleared.")
    private Optional<String> named = Optional.empty();

    private final Surroundings surroundings;

    ResetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        return options.run(surroundings, (database, out) -> {
            List<String> cleared = database.reset(named, surroundings::ask);
            if (!options.quiet()) {
                out.accept(
                        cleared.isEmpty()
                                ? database.target() + " was empty."
                                : "Cleared the schema " + String.join(" and ", cleared) + " of " + database.target()
                                        + ".");
            }
            return 0;
        });
    }
}
