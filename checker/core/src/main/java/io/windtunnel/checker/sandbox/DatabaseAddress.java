package io.windtunnel.checker.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** How one role reaches one database. */
public record DatabaseAddress(String url, String user, String password) {

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** The password is never printed. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
