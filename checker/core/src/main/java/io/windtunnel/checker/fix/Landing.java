package io.windtunnel.checker.fix;

import io.windtunnel.checker.catalog.CatalogReader;
import io.windtunnel.checker.catalog.CatalogScope;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.observation.MigrationTrace;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.trace.Flight;
import io.windtunnel.domain.report.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Where a flight ended: what was found on the way, and the schema and the rows that it left. */
public final class Landing {

    /** What fingerprints may take: more rows than that are not followed. */
    private static final int SECONDS = 5;

    private final Optional<String> failure;
    private final List<Finding> findings;
    private final CatalogSnapshot schema;
    private final Contents rows;

    private Landing(Optional<String> failure, List<Finding> findings, CatalogSnapshot schema, Contents rows) {
        this.failure = failure;
        this.findings = List.copyOf(findings);
        this.schema = schema;
        this.rows = rows;
    }

    /**
     * Reads what a flight has left, before anything else runs there.
     *
     * @param findings what is found from that flight alone
     * @throws SQLException when the server cannot be asked, or has so many rows that it takes too long
     */
    public static Landing read(Sandbox sandbox, MigrationHistory history, Flight flight, List<Finding> findings)
            throws SQLException {
        try (Connection connection = sandbox.administrator().connect()) {
            CatalogScope scope = CatalogScope.ofTeam(history.historyTable());
            return new Landing(
                    failure(flight),
                    findings,
                    CatalogReader.read(connection, scope).snapshot(),
                    rows(connection, history));
        }
    }

    /** The rows in a server before a flight. */
    static Contents rows(Sandbox sandbox, MigrationHistory history) throws SQLException {
        try (Connection connection = sandbox.administrator().connect()) {
            return rows(connection, history);
        }
    }

    private static Contents rows(Connection connection, MigrationHistory history) throws SQLException {
        return Contents.read(connection, history.historyTable(), SECONDS);
    }

    private static Optional<String> failure(Flight flight) {
        return flight.breakdown().map(problem -> problem.message()).or(() -> flight.migrations().stream()
                .filter(MigrationTrace::hasFailed)
                .map(Landing::failure)
                .findFirst());
    }

    private static String failure(MigrationTrace migration) {
        return migration.statements().stream()
                .flatMap(statement -> statement.failure().stream())
                .map(failure -> "the script fails: %s, line %d as edited: %s"
                        .formatted(migration.script().path(), failure.line(), failure.message()))
                .findFirst()
                .orElseThrow();
    }

    Optional<String> failure() {
        return failure;
    }

    List<Finding> findings() {
        return findings;
    }

    CatalogSnapshot schema() {
        return schema;
    }

    Contents rows() {
        return rows;
    }
}
