package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which rows and values a migration loses. */
final class Losses {

    private Losses() {}

    static List<String> of(List<PlannedStatement> up, List<PlannedStatement> undo) {
        Set<String> losses = new LinkedHashSet<>();
        dropped(up).forEach(object -> losses.add("Lost by the migration, and not brought back: " + what(object) + "."));
        dropped(undo).forEach(object -> losses.add("Lost by this script: " + what(object) + "."));
        return List.copyOf(losses);
    }

    private static List<ObjectIdentity> dropped(List<PlannedStatement> statements) {
        Set<ObjectIdentity> saved = statements.stream()
                .map(PlannedStatement::operation)
                .filter(Operation.SaveRows.class::isInstance)
                .map(Operation::object)
                .collect(Collectors.toSet());
        return statements.stream()
                .map(PlannedStatement::operation)
                .filter(o -> o instanceof Operation.Drop drop && holdsData(drop.dropped()))
                .map(drop -> ((Operation.Drop) drop).dropped())
                .filter(object -> !saved.contains(object.identity()) && !isSavedWithParent(object, saved))
                .map(CatalogObject::identity)
                .toList();
    }

    private static boolean isSavedWithParent(CatalogObject object, Set<ObjectIdentity> saved) {
        return object instanceof Table table
                && table.properties()
                        .partition()
                        .map(partition -> ObjectIdentity.of(ObjectKind.TABLE, partition.parent()))
                        .filter(saved::contains)
                        .isPresent();
    }

    private static boolean holdsData(CatalogObject object) {
        return (object instanceof Table table && table.kind() != TableKind.FOREIGN)
                || (object instanceof Column column && column.generated().isEmpty());
    }

    private static String what(ObjectIdentity object) {
        return (object.kind() == ObjectKind.TABLE ? "the rows of " : "the values of ") + object.name();
    }
}
