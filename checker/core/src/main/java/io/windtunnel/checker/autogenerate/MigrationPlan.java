package io.windtunnel.checker.autogenerate;

import java.util.List;

/**
 * A migration and its way back.
 *
 * @param upStatements what leads from the first schema to the second
 * @param undoStatements what leads back
 * @param losses what the undo cannot bring back, and what the migration itself loses; a sentence each
 */
public record MigrationPlan(
        List<PlannedStatement> upStatements, List<PlannedStatement> undoStatements, List<String> losses) {

    public MigrationPlan {
        upStatements = List.copyOf(upStatements);
        undoStatements = List.copyOf(undoStatements);
        losses = List.copyOf(losses);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return upStatements.isEmpty();
    }

    /** The rows and values that the migration loses for good, a phrase each: {@code the rows of public.users}. */
    public List<String> lost() {
        return Losses.dropped(upStatements).stream().map(Losses::what).toList();
    }
}
