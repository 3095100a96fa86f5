package io.windtunnel.app.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database it is.
 *
 * @param url {@code postgresql://user:password@host:port/database} or a JDBC URL; empty for the embedded server
 * @param user the role, where the URL does not say
 * @param password its password, where the URL does not say
 * @param directory where the embedded server keeps its data
 * @param temporary whether that directory goes when the server stops
 * @param connections how many connections are open at most
 */
@ConfigurationProperties("windtunnel.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("windtunnel-data") Path directory,
        @DefaultValue("false") boolean temporary,
        @DefaultValue("10") int connections) {

    @Override
    public String toString() {
        return "DatabaseProperties[directory=" + directory + ", connections=" + connections + "]";
    }
}
