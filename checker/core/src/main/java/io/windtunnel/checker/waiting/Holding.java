package io.windtunnel.checker.waiting;

import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.observation.Observation;
import io.windtunnel.checker.observation.Relation;
import io.windtunnel.checker.observation.RelationRewritten;
import io.windtunnel.checker.observation.RelationScanned;
import io.windtunnel.checker.observation.RowsWritten;
import io.windtunnel.checker.observation.SessionBlocked;
import io.windtunnel.checker.observation.StatementTrace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Locks that others wait for, from the statement that took them to the end of its transaction.
 *
 * @param trace the migration
 * @param first the index of the statement
 * @param last the index of the last statement of the transaction
 * @param tables the older tables whose rows are read or written in between, by name
 */
record Holding(MigrationTrace trace, int first, int last, List<String> tables) {

    private static final double MILLION = 1e6;

    Holding {
        tables = List.copyOf(tables);
    }

    /** All of a migration. */
    static List<Holding> of(MigrationTrace trace) {
        List<Holding> holdings = new ArrayList<>();
        for (StatementTrace statement : trace.statements()) {
            if (statement.all(SessionBlocked.class).findAny().isPresent()) {
                int last = last(trace, statement);
                holdings.add(new Holding(trace, statement.index(), last, worked(trace, statement.index(), last)));
            }
        }
        return holdings;
    }

    private static int last(MigrationTrace trace, StatementTrace first) {
        int last = first.index();
        while (first.transaction().isPresent()
                && !trace.statements().get(last).endedTransaction()
                && last + 1 < trace.statements().size()
                && trace.statements().get(last + 1).transaction().equals(first.transaction())) {
            last++;
        }
        return last;
    }

    private static List<String> worked(MigrationTrace trace, int first, int last) {
        return trace.statements().subList(first, last + 1).stream()
                .flatMap(StatementTrace::withNested)
                .flatMap(statement -> statement.observations().stream())
                .flatMap(seen -> worked(seen).stream())
                .filter(relation -> relation.existedBefore() && !relation.isIndex())
                .map(Relation::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Relation> worked(Observation seen) {
        return Stream.of(
                        Optional.of(seen)
                                .filter(RelationScanned.class::isInstance)
                                .map(RelationScanned.class::cast)
                                .map(RelationScanned::relation),
                        Optional.of(seen)
                                .filter(RowsWritten.class::isInstance)
                                .map(RowsWritten.class::cast)
                                .map(RowsWritten::relation),
                        Optional.of(seen)
                                .filter(RelationRewritten.class::isInstance)
                                .map(RelationRewritten.class::cast)
                                .map(RelationRewritten::relation))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * How much longer it lasted over more rows.
     *
     * @param larger how long each statement of the migration took over larger tables
     * @param fewer the rows that its tables had together in this flight
     * @param more those that they had in the other one
     * @return milliseconds for each million of rows; empty where the two flights cannot be compared
     */
    OptionalDouble growth(List<Duration> larger, long fewer, long more) {
        if (more <= fewer || larger.size() != trace.statements().size()) {
            return OptionalDouble.empty();
        }
        List<Duration> smaller =
                trace.statements().stream().map(StatementTrace::duration).toList();
        Duration longer = held(larger).minus(held(smaller));
        return OptionalDouble.of(Math.max(0, longer.toNanos() / 1e6) / (more - fewer) * MILLION);
    }

    private Duration held(List<Duration> statements) {
        return statements.subList(first, last + 1).stream().reduce(Duration.ZERO, Duration::plus);
    }
}
