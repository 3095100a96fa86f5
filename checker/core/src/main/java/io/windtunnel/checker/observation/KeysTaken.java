package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.math.BigDecimal;
import java.util.List;

/**
 * A sequence that is still to give keys that rows of a deployment have already, as it is committed.
 *
 * @param scripts the deployment's
 * @param written the OID of the table into which the deployment inserted the rows: a partition, where there are some
 * @param table SQL-quoted with its schema
 * @param column whose default the sequence is, not quoted
 * @param sequence SQL-quoted with its schema
 * @param next the key that it gives next
 * @param first the first that it is going to give and that is taken
 * @param last the last of them
 * @param rows how many of them there are
 */
public record KeysTaken(
        List<MigrationScript> scripts,
        long written,
        String table,
        String column,
        String sequence,
        BigDecimal next,
        BigDecimal first,
        BigDecimal last,
        long rows)
        implements Trial {

    public KeysTaken {
        scripts = List.copyOf(scripts);
    }

    /** Whether the sequence counts down. */
    public boolean isDescending() {
        return next.compareTo(first) > 0 || first.compareTo(last) > 0;
    }
}
