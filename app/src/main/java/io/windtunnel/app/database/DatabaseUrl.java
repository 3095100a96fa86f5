package io.windtunnel.app.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A database's address as the driver takes it, and who to be there.
 *
 * @param jdbc the JDBC URL
 * @param user the role, where the address says
 * @param password its password, where the address says
 */
record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {

    private static final String JDBC = "jdbc:postgresql:";

    /**
     * Reads {@code jdbc:postgresql://...}, or the form that hosting services hand out:
     * {@code postgres://user:password@host:port/database?sslmode=require} (libpq's connection URI).
     *
     * @throws IllegalArgumentException if it is neither; the message does not repeat it, because of the password
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith(JDBC)) {
            return new DatabaseUrl(text, Optional.empty(), Optional.empty());
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw unreadable();
        }
        boolean isPostgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        if (!isPostgres || uri.getHost() == null) {
            throw unreadable();
        }
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] who = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
                who.length > 0 ? Optional.of(decoded(who[0])) : Optional.empty(),
                who.length > 1 ? Optional.of(decoded(who[1])) : Optional.empty());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("DATABASE_URL is neither postgresql://user:password@host:port/database nor "
                + JDBC + "//host:port/database");
    }
}
