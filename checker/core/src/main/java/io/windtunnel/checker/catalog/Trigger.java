package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A trigger.
 *
 * @param table the table or view that it belongs to
 * @param name its name
 * @param definition as {@code pg_get_triggerdef} prints it
 * @param function the function that it calls
 * @param firing when it fires at all
 * @param inherited whether it is the clone of a partitioned table's trigger
 * @param comment what {@code COMMENT ON} says
 */
public record Trigger(
        ObjectName table,
        String name,
        String definition,
        ObjectName function,
        Firing firing,
        boolean inherited,
        Optional<String> comment)
        implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.TRIGGER, table.part(name));
    }
}
