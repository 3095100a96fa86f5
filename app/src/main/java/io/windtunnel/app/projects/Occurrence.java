package io.windtunnel.app.projects;

import io.windtunnel.domain.db.enums.Severity;
import java.util.Optional;

/**
 * A finding in one run.
 *
 * @param run the run
 * @param ordinal its place among the run's findings, from 0
 * @param rule the rule's id
 * @param severity how bad it is
 * @param title a few words
 * @param message what it said
 * @param suppressed why it did not count, where it was silenced
 */
public record Occurrence(
        RunSummary run,
        int ordinal,
        String rule,
        Severity severity,
        String title,
        String message,
        Optional<String> suppressed) {}
