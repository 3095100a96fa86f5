package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeStatement;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import io.windtunnel.checker.sandbox.DatabaseAddress;
import io.windtunnel.checker.sandbox.Sandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A session that sends what an application would, as the owner of the tables: which role the application has is not
 * known. Every statement is taken back before the next one, and all of them in the end.
 */
final class CodeSession implements AutoCloseable {

    /** More rows than a sample has, and few enough to delete at once. */
    private static final int CLEARED = 100;

    private static final String BACK = "ROLLBACK TO SAVEPOINT windtunnel; ";
    private static final Pattern FUNCTION = Pattern.compile("(?:PL/\\w+|SQL) function \"?([^\"\\n]+?)\"?"
            + " (?:line \\d+|statement \\d+|during |at |while )|(?:PL/\\w+|SQL) function \"([^\"]+)\"");

    private final Connection connection;
    private final Statement statement;
    private final Optional<String> owner;

    private CodeSession(Connection connection, Statement statement, Optional<String> owner) {
        this.connection = connection;
        this.statement = statement;
        this.owner = owner;
    }

    /**
     * Opens one.
     *
     * @param patienceMillis after which a statement is stopped
     */
    static CodeSession open(Sandbox sandbox, int patienceMillis) throws SQLException {
        boolean canClear = sandbox.administratorIsSuperuser();
        Connection connection = inOneMessage(canClear ? sandbox.administrator() : sandbox.owner());
        try {
            connection.setAutoCommit(false);
            Statement statement = connection.createStatement();
            statement.setEscapeProcessing(false);
            CodeSession session = new CodeSession(
                    connection,
                    statement,
                    canClear ? Optional.of(sandbox.owner().user()) : Optional.empty());
            statement.execute(
                    "SET LOCAL statement_timeout = %d; SET LOCAL lock_timeout = %1$d; SET LOCAL standard_conforming_strings = on; SET LOCAL check_function_bodies = on; "
                                    .formatted(patienceMillis)
                            + session.asOwner()
                            + "SAVEPOINT windtunnel");
            return session;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Several statements in one message: one way to the server and back for each try. */
    private static Connection inOneMessage(DatabaseAddress address) throws SQLException {
        String separator = address.url().contains("?") ? "&" : "?";
        return new DatabaseAddress(
                        address.url() + separator + "preferQueryMode=simple", address.user(), address.password())
                .connect();
    }

    private String asOwner() {
        return owner.map(name -> "SET SESSION AUTHORIZATION " + SqlIdentifier.quote(name) + "; ")
                .orElse("");
    }

    Connection connection() {
        return connection;
    }

    /** Sends one statement. What it did stays until the next one. */
    Optional<CodeFailure> attempt(CodeStatement code, String sql) throws SQLException {
        return send(code, BACK, sql);
    }

    /**
     * Sends one statement with the table cleared before, so that a row can be inserted that has the values of one that
     * is there. No trigger and no foreign key takes notice of the clearing; where it cannot be done it is not.
     *
     * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-SESSION-REPLICATION-ROLE">session_replication_role</a>
     */
    Optional<CodeFailure> attemptCleared(CodeStatement code, String sql, ObjectName table) throws SQLException {
        if (owner.isEmpty()) {
            return attempt(code, sql);
        }
        String clearing =
                "RESET SESSION AUTHORIZATION; SET LOCAL session_replication_role = replica; DELETE FROM %s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s LIMIT %d)); SET LOCAL session_replication_role = origin; %s"
                        .formatted(table, CLEARED, asOwner());
        boolean cleared = send(code, BACK, clearing).isEmpty();
        return send(code, cleared ? "" : BACK, sql);
    }

    private Optional<CodeFailure> send(CodeStatement code, String first, String sql) throws SQLException {
        try {
            statement.execute(first + sql);
            return Optional.empty();
        } catch (PSQLException e) {
            ServerErrorMessage error = e.getServerErrorMessage();
            if (error == null) {
                throw e;
            }
            return Optional.of(failure(code, error));
        }
    }

    private static CodeFailure failure(CodeStatement code, ServerErrorMessage error) {
        String context = Optional.ofNullable(error.getWhere()).orElse("");
        return new CodeFailure(
                code,
                Optional.ofNullable(error.getSQLState()).orElse("XX000"),
                Optional.ofNullable(error.getMessage()).orElse(""),
                table(error),
                Optional.ofNullable(error.getColumn()),
                Optional.ofNullable(error.getConstraint()),
                function(context),
                context
                        + Optional.ofNullable(error.getInternalQuery())
                                .map(query -> "\n" + query)
                                .orElse(""));
    }

    private static Optional<ObjectName> table(ServerErrorMessage error) {
        return Optional.ofNullable(error.getSchema())
                .flatMap(schema -> Optional.ofNullable(error.getTable()).map(table -> ObjectName.of(schema, table)));
    }

    /** The innermost function that the server was in. */
    private static Optional<String> function(String context) {
        Matcher matcher = FUNCTION.matcher(context);
        return matcher.find()
                ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
