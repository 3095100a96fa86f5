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
}
