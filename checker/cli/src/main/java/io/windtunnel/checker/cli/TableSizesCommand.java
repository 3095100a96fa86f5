package io.windtunnel.checker.cli;

import io.windtunnel.checker.CheckException;
import io.windtunnel.checker.ProjectDatabase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code windtunnel table-sizes}: how large the tables of a database are, for {@code check --table-sizes}. */
@Command(
        name = "table-sizes",
        description = "Print how large a database's tables are, for check --table-sizes.",
        synopsisHeading = "Usage: ",
        customSynopsis = "windtunnel table-sizes [--url URL | --query] [OPTIONS]",
        descriptionHeading = "%n",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  windtunnel table-sizes --url jdbc:postgresql://db/shop --user reader > sizes.jsonl",
            "  windtunnel table-sizes --query > sizes.sql; psql -XAt -f sizes.sql shop > sizes.jsonl",
            "      the same by psql, where Windtunnel is not to reach",
            "",
            "One query reads the server's estimates from its catalog; no row of a table is read.",
            "Exit code: 0 printed, 2 wrong usage, address or rights, 3 the server could not go on."
        })
final class TableSizesCommand implements Callable<Integer> {

    @Mixin
    private DatabaseOptions options = new DatabaseOptions();

    @Option(names = "--query", description = "Print the query, and ask no database.")
    private boolean query;

    private final Surroundings surroundings;

    TableSizesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws UsageException, CheckException {
        if (query) {
            new PrintStream(surroundings.out(), true, StandardCharsets.UTF_8).print(ProjectDatabase.tableSizeQuery());
            return 0;
        }
        return options.run(surroundings, (database, out) -> {
            database.tableSizes().forEach(out);
            return 0;
        });
    }
}
