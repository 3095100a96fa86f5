package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * A statement that failed over sample rows, and ran once they were away: rows like these are allowed before it.
 *
 * @param script where it stands
 * @param lines where in it
 * @param failure how it failed
 * @param table the table that Postgres named, SQL-quoted with its schema
 * @param column the column that it named, not quoted
 * @param constraint the constraint or index that it named, not quoted
 * @param isOfDeployment whether that column or constraint is one that the deployment makes
 * @param occasion what the statement did when it met the row
 * @param rows the rows that were refused, each as an INSERT for the schema before; empty where they are not known
 */
public record RowsRefused(
        MigrationScript script,
        LineRange lines,
        StatementFailure failure,
        Optional<String> table,
        Optional<String> column,
        Optional<String> constraint,
        boolean isOfDeployment,
        Occasion occasion,
        List<String> rows)
        implements Trial {

    /** What a statement can do when a row is refused. */
    public enum Occasion {
        /** It adds the column to an older table, and the row has no value for it. */
        COLUMN_ADDED,
        /** It demands more of rows that are there. */
        DEMAND_ADDED,
        /** It changes no schema: it writes the row itself, or takes away what it points at. */
        ROW_WRITTEN
    }

    public RowsRefused {
        rows = List.copyOf(rows);
    }

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }
}
