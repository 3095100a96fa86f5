package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.TableKind;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which rows and values a migration loses. */
final class Losses {

    private Losses() {}

    static List<String> of(List<PlannedStatement> up, List<PlannedStatement> undo) {
        Set<String> losses = new LinkedHashSet<>();
        dropped(up).forEach(object -> losses.add("Lost by the migration, and not brought back: " + what(object) + "."));
        dropped(undo).forEach(object -> losses.add("Lost by this script: " + what(object) + "."));
        return List.copyOf(losses);
    }

    static List<ObjectIdentity> dropped(List<PlannedStatement> statements) {
        List<Operation> operations =
                statements.stream().map(PlannedStatement::operation).distinct().toList();
        Set<ObjectName> saved = operations.stream()
                .filter(Operation.SaveRows.class::isInstance)
                .map(operation -> operation.object().name())
                .collect(Collectors.toSet());
        List<CatalogObject> dropped = operations.stream()
                .flatMap(o -> o instanceof Operation.Drop drop ? Stream.of(drop.dropped()) : Stream.empty())
                .toList();
        for (int before = -1; before != saved.size(); ) {
            before = saved.size();
            dropped.stream()
                    .filter(object -> isPartitionOf(object, saved))
                    .forEach(partition -> saved.add(partition.identity().name()));
        }
        return dropped.stream()
                .filter(Losses::holdsData)
                .map(CatalogObject::identity)
                .filter(object -> !saved.contains(object.name()))
                .toList();
    }

    private static boolean isPartitionOf(CatalogObject object, Set<ObjectName> saved) {
        return object instanceof Table table
                && table.properties()
                        .partition()
                        .filter(partition -> saved.contains(partition.parent()))
                        .isPresent();
    }

    private static boolean holdsData(CatalogObject object) {
        return (object instanceof Table table && table.kind() != TableKind.FOREIGN)
                || (object instanceof Column column && column.generated().isEmpty());
    }

    static String what(ObjectIdentity object) {
        return (object.kind() == ObjectKind.TABLE ? "the rows of " : "the values of ") + object.name();
    }
}
