package io.windtunnel.domain.report;

/**
 * A report in numbers.
 *
 * @param suppressed findings that were silenced with a reason; they are in no other number
 */
public record Summary(
        Outcome outcome,
        int errors,
        int warnings,
        int notes,
        int suppressed,
        int migrationsChecked,
        int statementsObserved) {}
