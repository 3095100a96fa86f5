package io.windtunnel.checker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What holds for a sandbox of every kind. */
final class SandboxContract {

    private SandboxContract() {}

    static void holdsFor(Sandbox sandbox) throws SQLException {
        assertThat(sandbox.version()).startsWith(sandbox.major() + ".");
        assertThat(sandbox.source() + sandbox.owner() + sandbox.administrator())
                .doesNotContain(sandbox.owner().password());
        assertThat(sandbox.failure()).isEmpty();
        ownerIsPlain(sandbox);
        ownerHasSchemaPublic(sandbox);
        assertThat(query(sandbox.administrator(), "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo(sandbox.administratorIsSuperuser() ? "t" : "f");
        assertThat(query(sandbox.administrator(), "SELECT current_database()"))
                .isEqualTo(query(sandbox.owner(), "SELECT current_database()"));

        sandbox.close();
        sandbox.close();
        assertThat(sandbox.failure()).isPresent();
        assertThatThrownBy(() -> sandbox.owner().connect().close()).isInstanceOf(SQLException.class);
    }

    private static void ownerIsPlain(Sandbox sandbox) throws SQLException {
        assertThat(query(
                        sandbox.owner(),
                        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolreplication FROM pg_roles"
                                + " WHERE rolname = current_user"))
                .isEqualTo("f");
        for (String refused : List.of(
                "CREATE TABLE t (a text); COPY t FROM PROGRAM 'id'",
                "SELECT pg_read_file('/etc/passwd')",
                "GRANT pg_execute_server_program TO CURRENT_USER",
                "CREATE EXTENSION plperlu",
                "ALTER SYSTEM SET work_mem = '8MB'")) {
            assertThatThrownBy(() -> execute(sandbox.owner(), refused))
                    .as(refused)
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void ownerHasSchemaPublic(Sandbox sandbox) throws SQLException {
        execute(sandbox.owner(), "CREATE TABLE public.t (a int); DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        execute(sandbox.owner(), "CREATE SCHEMA s");
    }

    static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    static String query(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? String.valueOf(result.getString(1)) : "";
        }
    }
}
