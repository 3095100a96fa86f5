package io.windtunnel.checker.database;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Sessions on the target that go by a name of their own and wait for no lock longer than they may.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-LOCK-TIMEOUT">lock_timeout</a>
 */
final class TargetSessions extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;
    private static final int LOGIN_SECONDS = 15;

    private final String application;
    private final long lockTimeoutMillis;

    TargetSessions(DatabaseAddress address, String application, Duration lockTimeout) {
        this.application = application;
        this.lockTimeoutMillis = lockTimeout.toMillis();
        setUrl(address.url());
        setUser(address.user());
        if (!address.password().isEmpty()) {
            setPassword(address.password());
        }
        setLoginTimeout(LOGIN_SECONDS);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Connection connection = super.getConnection(user, password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = '" + application + "'; SET lock_timeout = " + lockTimeoutMillis);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
