package io.windtunnel.checker.observation;

import java.util.Optional;

/**
 * How a statement failed.
 *
 * @param position where in the statement's text the server pointed, from 1 in characters
 */
public record StatementFailure(
        String sqlState, String message, Optional<String> detail, Optional<String> hint, Optional<Integer> position) {}
