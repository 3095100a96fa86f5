package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/**
 * A migration that the base has, and that is another one in the checkout.
 *
 * @param script as it is checked out
 * @param earlier as the base has it
 * @param base where the base has it
 * @param checksums Flyway's, of the earlier text and of this one; empty where the text is the same
 * @param line the first line of the checkout's text that differs, from 1
 * @param isRefused whether Flyway refuses to migrate a database that has run the earlier one
 */
public record ScriptEdited(
        MigrationScript script,
        MigrationScript earlier,
        BaseRevision base,
        Optional<Checksums> checksums,
        int line,
        boolean isRefused)
        implements Trial {

    /** Flyway's checksums of two texts. */
    public record Checksums(int earlier, int now) {}

    @Override
    public List<MigrationScript> scripts() {
        return List.of(script);
    }

    /** Whether it is described otherwise now. */
    public boolean isRenamed() {
        return !earlier.description().equals(script.description());
    }
}
