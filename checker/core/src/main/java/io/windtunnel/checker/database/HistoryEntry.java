package io.windtunnel.checker.database;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A line of the history: applied, pending, or both sides of what does not fit.
 *
 * @param version Flyway's version, empty for a repeatable migration
 * @param type Flyway's type, "SQL" or "BASELINE"
 * @param state Flyway's word for its state, "Success" or "Pending"
 * @param installedOn when it was applied, as the server's clock told
 * @param undo whether an undo script is there; empty where none can be
 */
public record HistoryEntry(
        Optional<String> version,
        String description,
        String type,
        String state,
        Optional<LocalDateTime> installedOn,
        Optional<Boolean> undo) {}
