package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;
import java.util.stream.Stream;

/**
 * One migration and everything that was seen of it.
 *
 * @param transactional whether Flyway ran it in a transaction
 */
public record MigrationTrace(MigrationScript script, boolean transactional, List<StatementTrace> statements) {

    public MigrationTrace {
        statements = List.copyOf(statements);
    }

    /** Every statement, the nested ones too, in the order in which they ran. */
    public Stream<StatementTrace> allStatements() {
        return statements.stream().flatMap(StatementTrace::withNested);
    }

    /** Whether one of its statements failed, after which Flyway stops. */
    public boolean hasFailed() {
        return statements.stream().anyMatch(statement -> statement.failure().isPresent());
    }
}
