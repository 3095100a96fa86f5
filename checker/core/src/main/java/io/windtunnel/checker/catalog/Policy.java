package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * A row security policy.
 *
 * @param table the table or view that it belongs to
 * @param name its name
 * @param permissive permissive or restrictive
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param roles the roles as SQL writes them, sorted
 * @param using which rows are seen
 * @param check which rows may be written
 * @param comment what {@code COMMENT ON} says
 */
public record Policy(
        ObjectName table,
        String name,
        boolean permissive,
        String command,
        List<String> roles,
        Optional<String> using,
        Optional<String> check,
        Optional<String> comment)
        implements CatalogObject {

    public Policy {
        roles = List.copyOf(roles);
    }

    @Override
    public ObjectIdentity identity() {
        return ObjectIdentity.of(ObjectKind.POLICY, table.part(name));
    }
}
