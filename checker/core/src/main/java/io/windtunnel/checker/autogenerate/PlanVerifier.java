package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.SchemaDiffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Tries a plan on a database: there, back again, and there once more. */
public final class PlanVerifier {

    private PlanVerifier() {}

    /**
     * Runs the migration, its undo and the migration again, each in a transaction, and compares the catalog each time.
     *
     * @param connection to a throwaway database that has the first schema; in auto-commit mode
     * @param after the wanted schema, in the terms of the database
     * @param scope what the two snapshots left out
     * @throws SQLException if the catalog cannot be read; a statement that fails is part of the proof
     */
    public static Proof prove(Connection connection, MigrationPlan plan, CatalogSnapshot after, CatalogScope scope)
            throws SQLException {
        CatalogSnapshot before = read(connection, scope);
        for (Leg leg : List.of(
                new Leg("the migration", plan.upStatements(), after),
                new Leg("the undo", plan.undoStatements(), before),
                new Leg("the migration after its undo", plan.upStatements(), after))) {
            Optional<Proof> failure = fly(connection, leg, scope);
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return Proof.holds();
    }

    private record Leg(String name, List<PlannedStatement> statements, CatalogSnapshot goal) {}

    private static Optional<Proof> fly(Connection connection, Leg leg, CatalogScope scope) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (PlannedStatement planned : leg.statements()) {
                try {
                    run(connection, planned.sql());
                } catch (SQLException e) {
                    return Optional.of(Proof.failed(leg.name(), planned, e));
                }
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        List<Change> remaining = Proof.provable(
                SchemaDiffer.compare(read(connection, scope), leg.goal()).changes());
        return remaining.isEmpty() ? Optional.empty() : Optional.of(Proof.differs(leg.name(), remaining));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static CatalogSnapshot read(Connection connection, CatalogScope scope) throws SQLException {
        return CatalogReader.read(connection, scope).snapshot();
    }
}
