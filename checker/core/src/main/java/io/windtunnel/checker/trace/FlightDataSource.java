package io.windtunnel.checker.trace;

import io.windtunnel.checker.sandbox.DatabaseAddress;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The owner's connections, as Flyway gets them.
 *
 * <p>Their time zone is not UTC: a conversion between {@code timestamp} and {@code timestamptz} rewrites nothing under
 * UTC and everything elsewhere, and the driver would send the zone of this machine.
 */
public final class FlightDataSource implements DataSource {

    /** The zone in which migrations are flown. */
    public static final String TIME_ZONE = "America/New_York";

    private final DatabaseAddress address;
    private final String settings;
    private final UnaryOperator<Connection> wrapping;

    /** Connections to the address, in the flight's time zone. */
    public FlightDataSource(DatabaseAddress address) {
        this(address, UnaryOperator.identity());
    }

    /**
     * Connections in which no statement runs for ever.
     *
     * @param statementTimeout after which Postgres ends a statement
     */
    public FlightDataSource(DatabaseAddress address, Duration statementTimeout) {
        this(address, "; SET statement_timeout = " + statementTimeout.toMillis(), UnaryOperator.identity());
    }

    FlightDataSource(DatabaseAddress address, UnaryOperator<Connection> wrapping) {
        this(address, "", wrapping);
    }

    private FlightDataSource(DatabaseAddress address, String settings, UnaryOperator<Connection> wrapping) {
        this.address = address;
        this.settings = settings;
        this.wrapping = wrapping;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = address.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = '" + TIME_ZONE + "'" + settings);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return wrapping.apply(connection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no log");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("there is no log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("the sandbox answers at once");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped here: " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
