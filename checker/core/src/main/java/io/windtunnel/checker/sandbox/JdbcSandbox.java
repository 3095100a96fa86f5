package io.windtunnel.checker.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** A scratch database on a server that is there already. Nothing else on that server is touched. */
final class JdbcSandbox implements Sandbox {

    private final SandboxRequest request;
    private final JdbcServer server;
    private final Administrator administrator;
    private final ScratchDatabase scratch;
    private final DatabaseAddress owner;
    private final AtExit atExit;
    private boolean closed;

    private JdbcSandbox(
            SandboxRequest request, JdbcServer server, Administrator administrator, ScratchDatabase scratch) {
        this.request = request;
        this.server = server;
        this.administrator = administrator;
        this.scratch = scratch;
        this.owner = administrator.mayCreateRoles()
                ? server.address(scratch.database(), scratch.owner(), Passwords.random())
                : server.address(scratch.database(), server.user(), server.password());
        this.atExit = new AtExit(this::drop);
    }

    /** What the user of the URL is and may do. */
    private record Administrator(
            String version, int major, boolean superuser, boolean mayCreateRoles, boolean mayCreateDatabases) {}

    /**
     * Creates the scratch database.
     *
     * @throws SandboxException if the server does not let us in, or its user may not do it
     */
    static Sandbox open(SandboxRequest request, SandboxSource.Jdbc source) throws SandboxException {
        JdbcServer server = JdbcServer.parse(source.url());
        try (Connection connection = connect(server)) {
            Administrator administrator = administrator(connection);
            require(administrator, request, server);
            for (ScratchDatabase stale : ScratchDatabase.stale(connection)) {
                // What cannot be dropped belongs to somebody else, who will be told.
                stale.drop(connection, note -> {});
            }
            JdbcSandbox sandbox = new JdbcSandbox(request, server, administrator, ScratchDatabase.named(connection));
            try {
                sandbox.create(connection);
                return sandbox;
            } catch (SQLException | SandboxException e) {
                sandbox.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SandboxException.server("No scratch database could be made at " + server + ": " + e.getMessage(), e);
        }
    }

    private static Connection connect(JdbcServer server) throws SandboxException {
        try {
            return server.named().connect();
        } catch (SQLException e) {
            throw SandboxException.configuration(
                    "The server at " + server + " does not let " + server.user() + " in: " + e.getMessage()
                            + "\nCheck the URL; a password can stand in it, in PGPASSWORD or in ~/.pgpass.",
                    e);
        }
    }

    private static Administrator administrator(Connection connection) throws SQLException {
        String sql =
                """
                SELECT current_setting('server_version'), current_setting('server_version_num')::int / 10000,
                       rolsuper, rolsuper OR rolcreaterole, rolsuper OR rolcreatedb
                FROM pg_catalog.pg_roles WHERE rolname = current_user
                """;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return new Administrator(
                    result.getString(1).split(" ", 2)[0],
                    result.getInt(2),
                    result.getBoolean(3),
                    result.getBoolean(4),
                    result.getBoolean(5));
        }
    }

    private static void require(Administrator administrator, SandboxRequest request, JdbcServer server)
            throws SandboxException {
        if (!administrator.mayCreateDatabases()) {
            throw SandboxException.configuration("The role " + server.user() + " may not create a scratch database at "
                    + server + ": ALTER ROLE " + server.user() + " CREATEDB, or use another role.");
        }
        if (request.scriptRole() == ScriptRole.SUPERUSER && !administrator.superuser()) {
            throw SandboxException.configuration(
                    "The scripts cannot run as superuser at " + server + ", because " + server.user() + " is none.");
        }
        if (!administrator.mayCreateRoles()) {
            request.notes()
                    .accept("The scripts run as " + server.user()
                            + ", which may not create a role of their own (CREATEROLE).");
        }
    }

    private void create(Connection connection) throws SQLException, SandboxException {
        try (Statement statement = connection.createStatement()) {
            if (administrator.mayCreateRoles()) {
                String attributes = request.scriptRole() == ScriptRole.SUPERUSER
                        ? " SUPERUSER"
                        : ClusterTemplate.ownerMayCreateRoles(administrator.major()) ? " CREATEROLE" : "";
                statement.execute(
                        "CREATE ROLE " + owner.user() + " LOGIN PASSWORD '" + owner.password() + "'" + attributes);
                if (!administrator.superuser()) {
                    // Only a member may give it a database, or drop what it owns.
                    statement.execute("GRANT " + owner.user() + " TO CURRENT_USER");
                }
            }
            createDatabase(statement);
            applySettings(connection, statement);
        }
        if (administrator.major() < 15 && administrator.mayCreateRoles()) {
            try (Connection inside = administrator().connect();
                    Statement statement = inside.createStatement()) {
                ClusterTemplate.giveSchemaPublic(statement);
            } catch (SQLException e) {
                request.notes().accept("Schema public is not the scripts' own: " + e.getMessage());
            }
        }
    }

    private void createDatabase(Statement statement) throws SQLException {
        String ownedBy = administrator.mayCreateRoles() ? " OWNER " + owner.user() : "";
        try {
            statement.execute("CREATE DATABASE " + scratch.database() + ownedBy);
        } catch (SQLException e) {
            // Somebody is connected to template1; template0 takes no connections.
            if (!"55006".equals(e.getSQLState())) {
                throw e;
            }
            statement.execute("CREATE DATABASE " + scratch.database() + ownedBy + " TEMPLATE template0");
        }
    }

    /** A setting that can be made for a database is; another must stand on the server already. */
    private void applySettings(Connection connection, Statement statement) throws SQLException, SandboxException {
        for (Map.Entry<String, String> setting : request.sortedSettings().entrySet()) {
            String found = currentSetting(connection, setting.getKey());
            if (found.equals(setting.getValue())) {
                continue;
            }
            try {
                statement.execute("ALTER DATABASE " + scratch.database() + " SET "
                        + statement.enquoteIdentifier(setting.getKey(), true) + " = "
                        + statement.enquoteLiteral(setting.getValue()));
            } catch (SQLException e) {
                throw SandboxException.configuration(
                        "The setting " + setting.getKey() + "=" + setting.getValue() + " cannot be made at " + server
                                + " (there it is \"" + found + "\"): change it there, or use another server. "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private static String currentSetting(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT coalesce(current_setting(?, true), '')")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    @Override
    public String version() {
        return administrator.version();
    }

    @Override
    public String source() {
        return server.toString();
    }

    @Override
    public DatabaseAddress administrator() {
        return server.address(scratch.database(), server.user(), server.password());
    }

    @Override
    public DatabaseAddress owner() {
        return owner;
    }

    @Override
    public boolean administratorIsSuperuser() {
        return administrator.superuser();
    }

    @Override
    public boolean hasBase() {
        return false;
    }

    @Override
    public void saveBase() {
        if (request.baseKey().isPresent()) {
            request.notes().accept("A base is not kept for a server that is not started here.");
        }
    }

    @Override
    public Optional<String> failure() {
        return administrator().failure();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            atExit.cancel();
            drop();
        }
    }

    private void drop() {
        try (Connection connection = server.named().connect()) {
            scratch.drop(connection, request.notes());
        } catch (SQLException e) {
            request.notes()
                    .accept("The scratch database " + scratch.database() + " is left at " + server + ": "
                            + e.getMessage());
        }
    }
}
