package io.windtunnel.domain.report;

/**
 * The server that the migrations were flown in.
 *
 * @param version as {@code server_version} gives it, "18.6"
 * @param source where it came from, "embedded 18.6.0"
 */
public record PostgresServer(String version, String source) {}
