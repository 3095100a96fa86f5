package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.change.DefinitionText;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constraints and indexes. */
final class KeySql {

    private KeySql() {}

    /** {@code TABLE public.users} or {@code DOMAIN public.email}. */
    private static String owner(Constraint constraint, Inventory inventory) {
        return inventory.table(constraint.table()).map(TableSql::target).orElse("DOMAIN " + constraint.table());
    }

    static String target(Constraint constraint, Inventory inventory) {
        boolean isOfTable = inventory.table(constraint.table()).isPresent();
        return "CONSTRAINT " + SqlIdentifier.quote(constraint.name()) + " ON " + (isOfTable ? "" : "DOMAIN ")
                + constraint.table();
    }

    /** A key of a partitioned table is made for it alone: its partitions have theirs under names of their own. */
    static List<String> create(Constraint constraint, Inventory after) {
        boolean isKey = constraint.kind() == ConstraintKind.PRIMARY_KEY
                || constraint.kind() == ConstraintKind.UNIQUE
                || constraint.kind() == ConstraintKind.EXCLUSION;
        boolean isOnly = isKey && isPartitioned(constraint.table(), after);
        String owner = owner(constraint, after);
        List<String> statements = new ArrayList<>();
        statements.add("ALTER " + (isOnly ? "TABLE ONLY " + constraint.table() : owner) + " ADD CONSTRAINT "
                + SqlIdentifier.quote(constraint.name()) + " " + constraint.definition());
        statements.addAll(MetadataSql.comment(target(constraint, after), Optional.empty(), constraint.comment()));
        return statements;
    }

    private static boolean isPartitioned(ObjectName table, Inventory inventory) {
        return inventory
                .table(table)
                .filter(t -> t.kind() == TableKind.PARTITIONED)
                .isPresent();
    }

    static String drop(Constraint constraint, Inventory before, Inventory after) {
        boolean isOnly = after.staysInChild(Part.of(constraint.identity()), before);
        return "ALTER " + (isOnly ? "TABLE ONLY " + constraint.table() : owner(constraint, before))
                + " DROP CONSTRAINT " + SqlIdentifier.quote(constraint.name());
    }

    static List<String> alter(Constraint before, Constraint after, Inventory inventory) {
        List<String> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            statements.add(
                    "ALTER " + owner(after, inventory) + " VALIDATE CONSTRAINT " + SqlIdentifier.quote(after.name()));
        }
        statements.addAll(MetadataSql.comment(target(after, inventory), before.comment(), after.comment()));
        return statements;
    }

    static List<String> create(Index index, Inventory after) {
        List<String> statements = new ArrayList<>();
        if (index.constraint().isEmpty()) {
            String sql = DefinitionText.createIndex(index);
            String on = " ON " + index.table() + " USING ";
            statements.add(
                    isPartitioned(index.table(), after)
                            ? sql.replace(on, " ON ONLY " + index.table() + " USING ")
                            : sql);
        } else {
            statements.addAll(
                    TableSql.parameters("ALTER INDEX " + index.identity().name() + " ", List.of(), index.parameters()));
        }
        if (index.clustered()) {
            statements.add(cluster(index));
        }
        statements.addAll(MetadataSql.comment(index.identity(), Optional.empty(), index.comment()));
        return statements;
    }

    private static String cluster(Index index) {
        return "ALTER TABLE " + index.table() + " CLUSTER ON " + SqlIdentifier.quote(index.name());
    }

    static List<String> alter(Index before, Index after) {
        List<String> statements = new ArrayList<>(TableSql.parameters(
                "ALTER INDEX " + after.identity().name() + " ", before.parameters(), after.parameters()));
        if (before.clustered() != after.clustered()) {
            statements.add(
                    after.clustered() ? cluster(after) : "ALTER TABLE " + after.table() + " SET WITHOUT CLUSTER");
        }
        statements.addAll(MetadataSql.comment(after.identity(), before.comment(), after.comment()));
        return statements;
    }

    static String attach(Index index) {
        return "ALTER INDEX " + index.parent().orElseThrow() + " ATTACH PARTITION "
                + index.identity().name();
    }
}
