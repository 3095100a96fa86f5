package io.windtunnel.checker.observation;

import io.windtunnel.checker.script.MigrationScript;
import java.util.List;

/**
 * A statement that a dropped constraint or unique index would have refused, and that the schema after the deployment
 * takes; it was rolled back.
 *
 * @param scripts the deployment's
 * @param constraint the identity of what was dropped, as the drop named it
 * @param statement the statement
 */
public record RowAccepted(List<MigrationScript> scripts, String constraint, String statement) implements Trial {

    public RowAccepted {
        scripts = List.copyOf(scripts);
    }
}
