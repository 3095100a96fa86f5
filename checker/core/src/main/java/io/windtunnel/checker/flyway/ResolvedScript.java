package io.windtunnel.checker.flyway;

import io.windtunnel.checker.script.MigrationScript;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.api.resolver.ResolvedMigration;

/**
 * A migration with what Flyway knows of it.
 *
 * @param file where it is, empty for a Java migration
 */
public record ResolvedScript(MigrationScript script, Optional<Path> file, ResolvedMigration resolved) {

    /** Whether it is a class rather than a file. */
    public boolean isJava() {
        return file.isEmpty();
    }
}
