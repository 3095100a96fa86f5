package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * One migration that was watched.
 *
 * @param version Flyway's version, empty for a repeatable migration
 * @param script the file as the user would name it, or the class of a Java migration
 * @param transactional whether Flyway ran it in a transaction
 * @param statements what Postgres did, in order
 */
public record Migration(
        Optional<String> version,
        String description,
        String script,
        MigrationKind kind,
        boolean transactional,
        List<Statement> statements) {

    public Migration {
        statements = List.copyOf(statements);
    }
}
