package io.windtunnel.checker.waiting;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RowsGrown;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.StatementTrace;
import io.windtunnel.checker.script.LineRange;
import io.windtunnel.checker.trace.TimedStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A statement that wrote rows of an older table, and did not only insert some that stand in its text.
 *
 * @param trace the migration
 * @param statement its index in there
 * @param table by name
 * @param written how many rows
 * @param read the older tables that it read from end to end, by name
 */
record Writing(MigrationTrace trace, int statement, String table, long written, List<String> read) {

    Writing {
        read = List.copyOf(read);
    }

    /** All of a migration. */
    static List<Writing> of(MigrationTrace trace) {
        return trace.statements().stream()
                .flatMap(statement -> statement
                        .all(RowsWritten.class)
                        .filter(write -> write.relation().existedBefore() && isCopied(statement, write))
                        .map(write -> new Writing(
                                trace,
                                statement.index(),
                                write.relation().name(),
                                write.rows(),
                                statement
                                        .all(RelationScanned.class)
                                        .map(RelationScanned::relation)
                                        .filter(Relation::existedBefore)
                                        .map(Relation::name)
                                        .toList())))
                .toList();
    }

    LineRange lines() {
        return trace.statements().get(statement).lines();
    }

    private static boolean isCopied(StatementTrace statement, RowsWritten write) {
        return write.updated() + write.deleted() > 0
                || (write.inserted() > 1
                        && statement.all(RelationScanned.class).anyMatch(scan -> scan.relation()
                                .existedBefore()));
    }

    /** Whether another flight got as far as this statement. */
    boolean isAmong(Map<String, List<TimedStatement>> again) {
        return again.getOrDefault(trace.script().path(), List.of()).size() > statement;
    }

    /**
     * Beside what it wrote in a flight over more rows.
     *
     * @param few how many rows the table had in the first flight
     * @return empty where the table could not be filled, or the statement did not run again
     */
    Optional<RowsGrown> grown(long few, Map<String, Long> rows, Map<String, List<TimedStatement>> again) {
        List<TimedStatement> statements = again.getOrDefault(trace.script().path(), List.of());
        long many = rows.getOrDefault(table, 0L);
        return many <= few || !isAmong(again)
                ? Optional.empty()
                : Optional.of(new RowsGrown(
                        trace.script(),
                        statement,
                        table,
                        few,
                        written,
                        many,
                        statements.get(statement).written().getOrDefault(table, 0L)));
    }
}
