package io.windtunnel.checker.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** How one role reaches one database. */
public record DatabaseAddress(String url, String user, String password) {

    private static final int ANSWER_SECONDS = 5;

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Why no connection can be made; empty if one can. */
    Optional<String> failure() {
        try (Connection connection = connect()) {
            return connection.isValid(ANSWER_SECONDS) ? Optional.empty() : Optional.of("The server does not answer.");
        } catch (SQLException e) {
            return Optional.of("The server does not answer: " + e.getMessage());
        }
    }

    /** The password is never printed. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
