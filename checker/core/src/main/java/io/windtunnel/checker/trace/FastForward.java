package io.windtunnel.checker.trace;

import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.flyway.ResolvedScript;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.script.ScriptStatement;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Applies the beginning of a base history as Flyway would, with fewer round trips: the statements of a script travel
 * together, and Flyway's twenty questions between two scripts are not asked. It goes as far as the scripts are plain and
 * succeed; Flyway does the rest, and finds its own table as it would have left it.
 */
final class FastForward {

    /** Statements in one round trip. */
    private static final int BATCH = 100;

    private final Connection connection;
    private final MigrationHistory base;
    private final MissingRoles roles;
    private final List<String> prologue;
    private int installedRank;

    private FastForward(Connection connection, MigrationHistory base, MissingRoles roles) throws SQLException {
        this.connection = connection;
        this.base = base;
        this.roles = roles;
        this.prologue = prologue();
        this.installedRank = newestRank();
    }

    /**
     * Applies what it can.
     *
     * @param base a history of which nothing is applied yet
     * @return how many of its scripts are applied now, the first ones
     * @throws SQLException when the server cannot go on
     */
    static int fly(Sandbox sandbox, MigrationHistory base, MissingRoles roles) throws SQLException {
        boolean startsPlain = !base.scripts().isEmpty()
                && base.plainStatements(base.scripts().get(0)).isPresent();
        if (!startsPlain) {
            return 0;
        }
        FlightDataSource owner = new FlightDataSource(sandbox.owner());
        base.only(List.of()).configure(owner).load().migrate(); // creates the schemas and Flyway's table
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            return new FastForward(connection, base, roles).fly();
        }
    }

    /**
     * Applies one script more.
     *
     * @param history of which it is one; Flyway's table is there, or nothing is applied
     * @return whether it is applied; if not, nothing of it is
     * @throws SQLException when the server cannot go on
     */
    static boolean fly(Sandbox sandbox, MigrationHistory history, ResolvedScript script, MissingRoles roles)
            throws SQLException {
        Optional<List<ScriptStatement>> statements = history.plainStatements(script);
        if (statements.isEmpty()) {
            return false;
        }
        try (Connection connection = new FlightDataSource(sandbox.owner()).getConnection()) {
            if (!hasTable(connection, history)) {
                return false; // Flyway makes it
            }
            connection.setAutoCommit(false);
            return new FastForward(connection, history, roles).apply(script, statements.get());
        }
    }

    private static boolean hasTable(Connection connection, MigrationHistory history) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            statement.setString(1, history.historyTable().toString());
            return first(statement.executeQuery()).equals("t");
        }
    }

    private int fly() throws SQLException {
        int applied = 0;
        for (ResolvedScript script : base.scripts()) {
            Optional<List<ScriptStatement>> statements = base.plainStatements(script);
            if (statements.isEmpty() || !apply(script, statements.get())) {
                break;
            }
            applied++;
        }
        return applied;
    }

    private boolean apply(ResolvedScript script, List<ScriptStatement> statements) throws SQLException {
        while (true) {
            try {
                long start = System.nanoTime();
                send(statements);
                record(script, (int) ((System.nanoTime() - start) / 1_000_000));
                connection.commit();
                return true;
            } catch (SQLException e) {
                if (Failures.isServersOwn(e)) {
                    throw e;
                }
                connection.rollback();
                Optional<String> role = roles.missing(Optional.of(e));
                if (role.isEmpty()) {
                    return false; // Flyway will say it better
                }
                roles.create(role.get());
            }
        }
    }

    /** Each statement is cut out already, so they are sent as a batch and not as one text, which the driver would cut. */
    private void send(List<ScriptStatement> statements) throws SQLException {
        try (Statement batch = connection.createStatement()) {
            batch.setEscapeProcessing(false);
            for (String sql : prologue) {
                batch.addBatch(sql);
            }
            for (int i = 0; i < statements.size(); i++) {
                batch.addBatch(statements.get(i).sql());
                if ((i + 1) % BATCH == 0) {
                    batch.executeBatch();
                }
            }
            batch.executeBatch();
        } catch (BatchUpdateException e) {
            throw Objects.requireNonNullElse(e.getNextException(), e);
        }
    }

    private void record(ResolvedScript script, int millis) throws SQLException {
        String sql = "INSERT INTO " + base.historyTable()
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " VALUES (?, ?, ?, ?, ?, ?, coalesce(?, current_user), ?, true)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            row.setInt(1, ++installedRank);
            row.setString(2, script.script().version().orElse(null));
            row.setString(3, script.resolved().getDescription());
            row.setString(4, script.resolved().getType().name());
            row.setString(5, script.resolved().getScript());
            row.setObject(6, script.resolved().getChecksum(), Types.INTEGER);
            row.setString(7, base.configuration().getInstalledBy());
            row.setInt(8, millis);
            row.executeUpdate();
        }
    }

    /** Flyway goes back to its own role and search path before each script, for the one before may have left others. */
    private List<String> prologue() throws SQLException {
        String original = ask("SHOW search_path");
        String schema = base.historyTable().schema().orElseThrow();
        boolean leads = original.equals(schema) || original.startsWith(schema + ",");
        // Written as Flyway writes it: a function created with SET search_path FROM CURRENT keeps every character.
        String path = leads ? original : quote(schema) + (original.isEmpty() ? "" : "," + original);
        PGConnection driver = connection.unwrap(PGConnection.class);
        return List.of(
                "SET ROLE " + driver.escapeIdentifier(ask("SELECT current_user")),
                "SELECT pg_catalog.set_config('search_path', '" + driver.escapeLiteral(path) + "', false)");
    }

    private String quote(String name) throws SQLException {
        return connection.unwrap(PGConnection.class).escapeIdentifier(name);
    }

    private int newestRank() throws SQLException {
        return Integer.parseInt(ask("SELECT coalesce(max(installed_rank), 0) FROM " + base.historyTable()));
    }

    private String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return first(statement.executeQuery(sql));
        }
    }

    private static String first(ResultSet rows) throws SQLException {
        try (rows) {
            rows.next();
            return Objects.requireNonNull(rows.getString(1));
        }
    }
}
