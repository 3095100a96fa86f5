package io.windtunnel.checker.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The database and the role that a sandbox makes on a server which outlives it. Their names tell when they were made, so
 * that a later run can remove what a killed one left.
 *
 * @param suffix a time in seconds and a random part
 */
record ScratchDatabase(String suffix) {

    private static final String DATABASE_PREFIX = "windtunnel_scratch_";
    private static final String OWNER_PREFIX = "windtunnel_owner_";
    private static final String SUFFIX = "[0-9]{10}_[0-9a-f]{8}";
    private static final int STALE_SECONDS = 3600;

    /** New names, by the server's clock. */
    static ScratchDatabase named(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT floor(extract(epoch FROM clock_timestamp()))::bigint")) {
            result.next();
            return new ScratchDatabase(
                    result.getLong(1) + "_" + Passwords.random().substring(0, 8));
        }
    }

    String database() {
        return DATABASE_PREFIX + suffix;
    }

    String owner() {
        return OWNER_PREFIX + suffix;
    }

    /** What is older than an hour and used by nobody. */
    static List<ScratchDatabase> stale(Connection connection) throws SQLException {
        String sql =
                """
                SELECT DISTINCT suffix
                FROM (SELECT substr(datname, length(?) + 1) FROM pg_catalog.pg_database WHERE datname ~ ('^' || ? || ?)
                      UNION
                      SELECT substr(rolname, length(?) + 1) FROM pg_catalog.pg_roles WHERE rolname ~ ('^' || ? || ?))
                     AS ours (suffix)
                WHERE split_part(suffix, '_', 1)::bigint < extract(epoch FROM clock_timestamp()) - ?
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity WHERE datname = ? || suffix)
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = 1;
            for (String prefix : List.of(DATABASE_PREFIX, OWNER_PREFIX)) {
                statement.setString(i++, prefix);
                statement.setString(i++, prefix);
                statement.setString(i++, SUFFIX + "$");
            }
            statement.setInt(i++, STALE_SECONDS);
            statement.setString(i, DATABASE_PREFIX);
            List<ScratchDatabase> stale = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    stale.add(new ScratchDatabase(result.getString(1)));
                }
            }
            return stale;
        }
    }

    /** Removes database and owner and the roles that were made for the scripts; notes what could not be removed. */
    void drop(Connection connection, Consumer<String> notes) {
        List<String> commands = new ArrayList<>();
        commands.add("DROP DATABASE IF EXISTS " + database() + " WITH (FORCE)");
        try {
            roles(connection).forEach(role -> commands.add("DROP ROLE IF EXISTS " + role));
        } catch (SQLException e) {
            notes.accept("The roles of " + owner() + " could not be read: " + e.getMessage());
        }
        for (String command : commands) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(command);
            } catch (SQLException e) {
                notes.accept("Left on the server: " + command + " failed (" + e.getMessage() + ").");
            }
        }
    }

    /**
     * The roles that were made for the scripts, and the owner. Only who made a role, or was given it for this purpose,
     * has the ADMIN OPTION on it.
     */
    private List<String> roles(Connection connection) throws SQLException {
        String sql =
                """
                SELECT quote_ident(made.rolname)
                FROM pg_catalog.pg_roles owner
                JOIN pg_catalog.pg_roles made
                  ON made.oid = owner.oid
                  OR made.oid IN (SELECT roleid FROM pg_catalog.pg_auth_members
                                  WHERE member = owner.oid AND admin_option)
                WHERE owner.rolname = ?
                ORDER BY made.oid = owner.oid
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner());
            List<String> roles = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    roles.add(result.getString(1));
                }
            }
            return roles;
        }
    }
}
