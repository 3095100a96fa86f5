package io.windtunnel.checker.observation;

import java.util.Optional;

/**
 * How a statement failed.
 *
 * @param wasStopped whether the checker had it stopped; then the message says why, and is not the server's
 * @param line the line of the script where the server pointed, or the statement's first
 * @param column the column in that line, where the server pointed
 */
public record StatementFailure(
        String sqlState,
        String message,
        boolean wasStopped,
        Optional<String> detail,
        Optional<String> hint,
        int line,
        Optional<Integer> column) {}
