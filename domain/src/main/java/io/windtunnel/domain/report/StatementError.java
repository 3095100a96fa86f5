package io.windtunnel.domain.report;

import java.util.Optional;

/**
 * How a statement failed.
 *
 * @param line the line in the script where the server pointed, or the statement's first
 * @param column the column in that line, from 1, where the server pointed
 */
public record StatementError(
        String sqlState,
        String message,
        Optional<String> detail,
        Optional<String> hint,
        int line,
        Optional<Integer> column) {}
