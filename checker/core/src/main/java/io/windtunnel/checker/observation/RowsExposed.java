package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * A table whose row security lets a role see more rows after a deployment than before it.
 *
 * @param scripts the deployment's
 * @param table SQL-quoted with its schema
 * @param changes what became of its row security, each as a clause: "policy mine was dropped"
 * @param viewer who sees more, as the subject of a sentence
 * @param before what the role saw before the deployment
 * @param after what it saw after the deployment
 * @param row one that it saw only then, as Postgres prints it
 */
public record RowsExposed(
        List<MigrationScript> scripts,
        String table,
        List<String> changes,
        String viewer,
        Seen before,
        Seen after,
        Optional<String> row)
        implements Trial {

    public RowsExposed {
        scripts = List.copyOf(scripts);
        changes = List.copyOf(changes);
    }

    /**
     * What a role sees of a table.
     *
     * @param rows how many rows it sees; 0 where it gets an error
     * @param all how many there are
     * @param error what the server said instead
     */
    public record Seen(long rows, long all, Optional<String> error) {}
}
