package io.windtunnel.checker.trace;

import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A table's row security.
 *
 * @param name SQL-quoted, with its schema
 * @param enabled whether there is any
 * @param forced whether it binds the owner, too
 * @param owner the owner, where row security can bind him
 * @param policies what each says, by name
 * @param roles those that policies name
 */
record ProtectedTable(
        long oid,
        String name,
        boolean enabled,
        boolean forced,
        Optional<String> owner,
        Map<String, String> policies,
        List<String> roles) {

    ProtectedTable {
        policies = Map.copyOf(policies);
        roles = List.copyOf(roles);
    }

    /** What became of it, each as a clause. */
    List<String> changes(ProtectedTable after) {
        List<String> changes = new ArrayList<>();
        if (enabled && !after.enabled) {
            changes.add("row security was disabled");
        }
        if (forced && !after.forced) {
            changes.add("row security does not bind the owner any more");
        }
        TreeSet<String> names = new TreeSet<>(policies.keySet());
        names.addAll(after.policies.keySet());
        for (String policy : names) {
            Optional<String> was = Optional.ofNullable(policies.get(policy));
            Optional<String> now = Optional.ofNullable(after.policies.get(policy));
            if (!was.equals(now)) {
                changes.add("policy %s was %s"
                        .formatted(
                                SqlIdentifier.quote(policy),
                                was.isEmpty() ? "created" : now.isEmpty() ? "dropped" : "changed"));
            }
        }
        return changes;
    }
}
