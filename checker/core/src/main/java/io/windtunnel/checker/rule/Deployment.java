package io.windtunnel.checker.rule;

import io.windtunnel.checker.observation.MigrationTrace;
import java.util.List;
import java.util.Optional;

/**
 * The migrations that go live together, with all that was seen of them. What a deployment creates itself is born there
 * and can hurt nobody.
 *
 * @param migrations in the order in which they were flown
 * @param comparison the schema before and after; empty where the deployment could not have dropped anything, so that
 *     nobody looked
 */
public record Deployment(List<MigrationTrace> migrations, Optional<SchemaComparison> comparison) {

    public Deployment {
        migrations = List.copyOf(migrations);
    }
}
