package io.windtunnel.domain.server;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a review server is.
 *
 * @param uri http or https, without a slash at its end
 */
public record ServerAddress(URI uri) {

    /**
     * Reads one: {@code https://windtunnel.example.org}, with a path where the server has one.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static ServerAddress parse(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isWeb
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return new ServerAddress(uri);
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "the address of a review server is http:// or https://, a host and perhaps a path, without a password");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
