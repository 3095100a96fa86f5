package io.windtunnel.app.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is let through.
 *
 * @param logInsPerMinute tries to sign in, for each address and for each name
 * @param reportsPerMinute reports, for each token
 */
@ConfigurationProperties("windtunnel.limits")
public record AccessProperties(@DefaultValue("10") int logInsPerMinute, @DefaultValue("600") int reportsPerMinute) {}
