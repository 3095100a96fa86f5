package io.windtunnel.checker.change;

import java.util.Optional;

/**
 * One attribute that differs.
 *
 * @param attribute what it is, in words: {@code type}, {@code column order}
 * @param from its value before, as Postgres prints it; empty where there was none
 * @param to its value after
 */
public record Difference(String attribute, Optional<String> from, Optional<String> to) {}
