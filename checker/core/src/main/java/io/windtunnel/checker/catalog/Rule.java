package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A rewrite rule.
 *
 * @param table the table or view that it belongs to
 * @param name its name
 * @param definition as {@code pg_get_ruledef} prints it
 * @param firing when it fires at all
 * @param comment what {@code COMMENT ON} says
 */
public record Rule(ObjectName table, String name, String definition, Firing firing, Optional<String> comment)
        implements CatalogObject {

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.RULE, table.part(name));
    }
}
